package dev.evenkeel.environment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One declared environment.
 *
 * @param tokens kind to the values that belong to this environment alone, e.g. {@code domain} to
 *     {@code staging.example.org}
 * @param sources by name, in the order written; empty where a snapshot stands in for them
 * @param snapshot a snapshot taken elsewhere, in place of sources
 * @param at {@code file:line}
 */
public record EnvironmentDeclaration(
    String name,
    Optional<String> owner,
    Map<String, List<String>> tokens,
    Map<String, SourceDeclaration> sources,
    Optional<DeclaredPath> snapshot,
    String at) {
  public EnvironmentDeclaration {
    tokens = Collections.unmodifiableMap(new LinkedHashMap<>(tokens));
    sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
  }

  /** The nearest owner declared for a source: its own, else the environment's. */
  public Optional<String> ownerOf(SourceDeclaration source) {
    return source.owner().or(() -> owner);
  }
}
