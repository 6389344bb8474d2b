package dev.evenkeel.drill.hazard;

import dev.evenkeel.plan.Dialect;
import java.util.List;

/**
 * What was seen of a plan.
 *
 * @param units in the order of the plan
 * @param remarks what the reader should know of how it was looked at
 */
public record PlanSeen(Dialect dialect, List<UnitSeen> units, List<String> remarks) {
  public PlanSeen {
    units = List.copyOf(units);
    remarks = List.copyOf(remarks);
  }

  public List<ObservedStatement> statements() {
    return units.stream().flatMap(unit -> unit.statements().stream()).toList();
  }
}
