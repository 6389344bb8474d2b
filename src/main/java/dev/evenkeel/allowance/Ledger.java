package dev.evenkeel.allowance;

import dev.evenkeel.difference.Fact;
import java.util.List;

/**
 * What came of asking the book.
 *
 * @param judgements one per difference, in their order
 * @param facts what is to be said of the allowances themselves: expired, expiring, never fired, too
 *     broad, far ahead
 */
public record Ledger(List<Judgement> judgements, List<Fact> facts) {
  public Ledger {
    judgements = List.copyOf(judgements);
    facts = List.copyOf(facts);
  }
}
