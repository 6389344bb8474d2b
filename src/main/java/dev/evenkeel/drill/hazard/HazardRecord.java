package dev.evenkeel.drill.hazard;

import dev.evenkeel.drill.DrillCoverage;
import dev.evenkeel.drill.DrillVerdict;
import dev.evenkeel.drill.Heading;
import dev.evenkeel.plan.Plan;
import java.util.List;

/**
 * What was seen of a plan that nobody stopped and nobody took back: {@code
 * https://evenkeel.dev/schemas/drill-record/v1}.
 *
 * @param pending how many migrations were to be looked at
 * @param fromEmpty whether nothing was there before, so that nobody waits for anything
 * @param unobserved ids of those of which nothing was seen
 */
public record HazardRecord(
    Heading heading, int pending, boolean fromEmpty, List<String> unobserved, Hazards hazards) {
  public HazardRecord {
    unobserved = List.copyOf(unobserved);
  }

  public static HazardRecord of(Heading heading, int pending, PlanSeen seen, Hazards hazards) {
    List<String> unobserved =
        seen.units().stream()
            .filter(unit -> unit.unobserved().isPresent())
            .map(UnitSeen::id)
            .toList();
    boolean fromEmpty = seen.units().stream().allMatch(unit -> unit.start().relations().isEmpty());
    return new HazardRecord(heading, pending, fromEmpty, unobserved, hazards);
  }

  public DrillCoverage coverage() {
    return new DrillCoverage(pending, pending - unobserved.size(), 0);
  }

  public DrillVerdict verdict() {
    if (hazards.fail()) {
      return DrillVerdict.FAILED;
    }
    boolean whole =
        !hazards.statements().isEmpty()
            && !hazards.undecided()
            && hazards.statements().stream().allMatch(each -> each.failed().isEmpty())
            && unobserved.isEmpty()
            && heading.problems().stream().noneMatch(Plan.Problem::fatal);
    return whole ? DrillVerdict.PASSED : DrillVerdict.INCONCLUSIVE;
  }
}
