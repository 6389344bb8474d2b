package dev.evenkeel.operation;

import dev.evenkeel.allowance.Allowance;
import dev.evenkeel.allowance.Judgement;
import dev.evenkeel.difference.DifferenceFacts;
import dev.evenkeel.difference.Fact;
import dev.evenkeel.difference.ItemClass;
import java.util.Optional;
import java.util.TreeMap;

/** Differences in the words of the rules, with what the allowances made of them. */
public final class JudgedFacts {
  private JudgedFacts() {}

  /** Empty where the item is equal and nothing is broken: nobody needs to speak about it. */
  static Optional<Fact> of(Judgement judgement) {
    if (judgement.itemClass().equalInEffect()) {
      return Optional.empty();
    }
    return Optional.of(
        applied(DifferenceFacts.of(judgement.difference()), judgement, judgement.itemClass()));
  }

  /** A fact of another kind, about which an allowance may speak as well. */
  public static Fact applied(Fact fact, Judgement judgement) {
    return judgement.allowance().isEmpty() ? fact : applied(fact, judgement, judgement.itemClass());
  }

  private static Fact applied(Fact fact, Judgement judgement, ItemClass itemClass) {
    var details = new TreeMap<>(fact.details());
    String message = fact.message();
    if (judgement.allowance().isPresent()) {
      Allowance allowance = judgement.allowance().get();
      details.put("allowanceItem", allowance.item().toString());
      details.put("expect", allowance.expect().written());
      details.put("why", allowance.why());
      details.put("owner", allowance.owner());
      details.put("expires", allowance.expires().toString());
      details.put("changeOurMind", allowance.changeOurMind());
      details.put("allowanceAt", allowance.at());
    }
    details.put("was", judgement.difference().itemClass().name());
    if (judgement.reason().isPresent()) {
      details.put("broken", judgement.reason().get());
      message = judgement.reason().get();
    }
    return new Fact(
        fact.kind(), fact.item(), itemClass, fact.left(), fact.right(), message, details);
  }
}
