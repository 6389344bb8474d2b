package dev.evenkeel.operation.drill.hazard;

import dev.evenkeel.allowance.AllowanceBook;
import dev.evenkeel.allowance.Ledger;
import dev.evenkeel.check.Judge;
import dev.evenkeel.difference.Difference;
import dev.evenkeel.difference.Fact;
import dev.evenkeel.drill.hazard.HazardFacts;
import dev.evenkeel.drill.hazard.Hazards;
import dev.evenkeel.drill.hazard.PlanSeen;
import dev.evenkeel.operation.JudgedFacts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Asks the allowances and the checks about a plan's hazards, as about any other item.
 *
 * @param book the allowances that speak about plans
 */
public record JudgeHazards(AllowanceBook book, LocalDate today, Judge judge) {
  public Hazards of(PlanSeen seen) {
    List<Fact> hazards = HazardFacts.of(seen);
    List<Difference> items =
        hazards.stream()
            .<Difference>map(
                fact -> new Difference.OnlyRight(fact.item(), fact.right().orElseThrow()))
            .toList();
    Ledger ledger = book.judge(items, today, false);
    var facts = new ArrayList<Fact>();
    for (int i = 0; i < hazards.size(); i++) {
      facts.add(JudgedFacts.applied(hazards.get(i), ledger.judgements().get(i)));
    }
    facts.addAll(ledger.facts());
    return new Hazards(seen.statements(), judge.judge(facts, Map.of()), seen.remarks());
  }
}
