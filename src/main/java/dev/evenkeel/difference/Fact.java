package dev.evenkeel.difference;

import dev.evenkeel.value.ItemPath;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a rule of the catalogue looks at: something that is so at an item, in words a rule can read.
 * Every {@link Difference} becomes one of kind {@code difference}; readers and the comparison add
 * others ({@code duplicate-key}, {@code placeholder}, {@code dangling-reference} ...).
 *
 * @param kind a word of {@code docs/facts.md}
 * @param item where
 * @param itemClass what became of the item
 * @param left what the left side says, where it says something
 * @param right what the right side says, where it says something
 * @param message what was seen, one sentence
 * @param details further attributes for rules: strings, booleans, numbers, lists of strings; never
 *     a secret's value
 */
public record Fact(
    String kind,
    ItemPath item,
    ItemClass itemClass,
    Optional<Sighting> left,
    Optional<Sighting> right,
    String message,
    Map<String, Object> details) {
  public Fact {
    details = java.util.Collections.unmodifiableMap(new TreeMap<>(details));
  }
}
