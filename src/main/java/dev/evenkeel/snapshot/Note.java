package dev.evenkeel.snapshot;

import java.util.List;
import java.util.Map;

/**
 * Something a reader noticed while reading one side, which is no item of its own: a duplicate key,
 * a file that no kustomization lists. A check decides what it means; the reader has no opinion.
 *
 * @param kind one of the words of {@code docs/facts.md}, e.g. {@code duplicate-key}
 * @param within segments below {@code area/source}
 * @param at {@code file:line} or object and field
 * @param message what was seen, in one sentence, without a secret's value
 * @param details further facts for rules, by name; never a secret's value
 */
public record Note(
    String kind,
    String area,
    List<String> within,
    String at,
    String message,
    Map<String, String> details) {
  public Note {
    within = List.copyOf(within);
    details = Map.copyOf(details);
  }

  public static Note of(String kind, List<String> within, String at, String message) {
    return new Note(kind, "config", within, at, message, Map.of());
  }
}
