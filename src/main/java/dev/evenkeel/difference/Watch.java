package dev.evenkeel.difference;

import dev.evenkeel.value.ItemPattern;
import java.util.List;

/**
 * Items that somebody declared an expectation for: they are reported even where they are equal, and
 * a subtree that is missing on one side is taken apart as far as needed to speak about them.
 *
 * @param patterns which items
 */
public record Watch(List<ItemPattern> patterns) {
  public static final Watch NOTHING = new Watch(List.of());

  public Watch {
    patterns = List.copyOf(patterns);
  }

  boolean watches(List<String> item) {
    for (ItemPattern pattern : patterns) {
      if (pattern.matches(item)) {
        return true;
      }
    }
    return false;
  }

  boolean reachesBelow(List<String> item) {
    for (ItemPattern pattern : patterns) {
      if (pattern.reachesBelow(item)) {
        return true;
      }
    }
    return false;
  }
}
