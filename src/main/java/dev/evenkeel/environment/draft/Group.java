package dev.evenkeel.environment.draft;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Partners: what the environments declare under one source name.
 *
 * @param what kind of thing it is, for people
 * @param pattern where it lies, {@code *} for the environment's name
 * @param sources environment to the source in YAML's flow style
 */
record Group(String what, String pattern, String nameHint, SortedMap<String, String> sources) {
  Group {
    sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
  }
}
