package dev.evenkeel.difference;

import dev.evenkeel.value.ItemPattern;
import java.util.List;

/**
 * Items that somebody declared an expectation for: they are reported even where they are equal.
 *
 * @param patterns which items
 * @param absences those among them that may hold where one side has nothing: a subtree that is
 *     missing on one side is taken apart as far as needed to speak about them
 */
public record Watch(List<ItemPattern> patterns, List<ItemPattern> absences) {
  public static final Watch NOTHING = new Watch(List.of());

  public Watch {
    patterns = List.copyOf(patterns);
    absences = List.copyOf(absences);
  }

  public Watch(List<ItemPattern> patterns) {
    this(patterns, patterns);
  }

  boolean watches(List<String> item) {
    return any(patterns, item);
  }

  boolean expectsAbsence(List<String> item) {
    return any(absences, item);
  }

  boolean expectsAbsenceBelow(List<String> item) {
    for (ItemPattern pattern : absences) {
      if (pattern.reachesBelow(item)) {
        return true;
      }
    }
    return false;
  }

  private static boolean any(List<ItemPattern> patterns, List<String> item) {
    if (patterns.isEmpty()) {
      return false; // asked at every leaf, mostly where nobody declared anything
    }
    for (ItemPattern pattern : patterns) {
      if (pattern.matches(item)) {
        return true;
      }
    }
    return false;
  }
}
