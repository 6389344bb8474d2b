package dev.evenkeel.attest;

import dev.evenkeel.trail.note.Malformed;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a statement is about. Verifiers match by digest; the name is for people.
 *
 * @param name what it is called
 * @param digest algorithm to lowercase hex, e.g. sha256 or gitCommit; at least one
 */
public record Subject(String name, Map<String, String> digest) {
  public Subject {
    digest = Map.copyOf(digest);
    if (digest.isEmpty() || digest.values().stream().anyMatch(d -> !d.matches("[0-9a-f]+"))) {
      throw new Malformed("subject " + name + ": a digest in lowercase hex is needed");
    }
  }

  public static Subject sha256(String name, String hex) {
    return new Subject(name, Map.of("sha256", hex));
  }

  Map<String, Object> members() {
    return Map.of("name", name, "digest", new TreeMap<>(digest));
  }
}
