package dev.evenkeel.allowance;

import dev.evenkeel.difference.Difference;
import dev.evenkeel.difference.ItemClass;
import java.util.Optional;

/**
 * A difference after the allowances were asked.
 *
 * @param itemClass what the item is now: its own class, ALLOWED, VIOLATES or UNKNOWN
 * @param allowance the allowance that speaks about it, if one does
 * @param reason why the expectation does not hold or could not be judged, for people; empty
 *     otherwise
 */
public record Judgement(
    Difference difference,
    ItemClass itemClass,
    Optional<Allowance> allowance,
    Optional<String> reason) {
  static Judgement untouched(Difference difference) {
    return new Judgement(difference, difference.itemClass(), Optional.empty(), Optional.empty());
  }
}
