package dev.evenkeel.snapshot;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one source gave.
 *
 * @param source its name in the environment
 * @param owner nearest declared owner
 * @param documents what was read
 * @param unread what could not be read
 * @param notes what the reader noticed
 * @param targets the places the whole input resolves to (real paths, cluster and namespace); two
 *     environments whose targets are equal and not empty look at one place
 */
public record Reading(
    String source,
    Optional<String> owner,
    List<Document> documents,
    List<Unread> unread,
    List<Note> notes,
    Set<String> targets) {
  public Reading {
    documents = List.copyOf(documents);
    unread = List.copyOf(unread);
    notes = List.copyOf(notes);
    targets = Set.copyOf(targets);
  }
}
