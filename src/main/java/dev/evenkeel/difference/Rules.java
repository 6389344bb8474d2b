package dev.evenkeel.difference;

import dev.evenkeel.difference.pairing.DeclaredPair;
import dev.evenkeel.value.ItemPattern;
import java.util.List;
import java.util.Optional;

/**
 * What the declaration says about how to compare.
 *
 * @param watch items with a declared expectation
 * @param lists how certain lists are to be read
 * @param pairs objects that are partners whatever their names
 */
public record Rules(Watch watch, List<DeclaredList> lists, List<DeclaredPair> pairs) {
  public static final Rules NONE = new Rules(Watch.NOTHING, List.of(), List.of());

  public Rules {
    lists = List.copyOf(lists);
    pairs = List.copyOf(pairs);
  }

  /**
   * A list, and what tells its elements apart: a field, or nothing but their values in any order.
   */
  public record DeclaredList(ItemPattern item, List<String> keys, boolean anyOrder) {}

  Optional<DeclaredList> listAt(List<String> item) {
    for (DeclaredList list : lists) {
      if (list.item().matches(item)) {
        return Optional.of(list);
      }
    }
    return Optional.empty();
  }
}
