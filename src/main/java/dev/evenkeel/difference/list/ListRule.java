package dev.evenkeel.difference.list;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is declared about a list. */
public sealed interface ListRule {
  /**
   * Its elements are mappings that are named by what stands under some keys (a Kubernetes
   * list-map).
   *
   * @param keys the naming keys
   * @param defaults what a naming key means where it is absent: {@code protocol} is {@code TCP}
   * @param tieBreaks further keys that are asked where the keys alone name two elements
   * @param alias a key by which two elements that found no partner are still one, where it is
   *     unique: the port {@code http} that moved from 80 to 81
   * @param order what the order of the elements does
   * @param lastWins whether of elements with one name the last is in force; otherwise a repeated
   *     name makes the keys useless
   */
  record Keyed(
      List<String> keys,
      Map<String, String> defaults,
      List<String> tieBreaks,
      Optional<String> alias,
      Order order,
      boolean lastWins)
      implements ListRule {
    public Keyed {
      keys = List.copyOf(keys);
      defaults = Map.copyOf(defaults);
      tieBreaks = List.copyOf(tieBreaks);
    }
  }

  /** Order has no effect; how often an element stands there still counts. */
  record AsSet() implements ListRule {}

  /** Order has an effect, and elements have no names. */
  record AsSequence() implements ListRule {}

  /**
   * Order has no effect, and elements are compared with the one most like them: in a role's rules,
   * one verb more is one verb more and not two other rules.
   */
  record AsUnion() implements ListRule {}

  /** Nothing is declared. */
  record Unruled() implements ListRule {}

  /** What the order of named elements does. */
  enum Order {
    /** Nothing. */
    FREE,
    /** It is part of the value: init containers run one after the other. */
    MATTERS,
    /** Nothing, but for elements that name an earlier one with {@code $(NAME)}. */
    MATTERS_FOR_REFERENCES
  }
}
