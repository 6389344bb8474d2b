package dev.evenkeel.drill.rollback;

import dev.evenkeel.drill.DrillCoverage;
import dev.evenkeel.drill.DrillVerdict;
import dev.evenkeel.drill.HarnessCheck;
import dev.evenkeel.drill.Heading;
import dev.evenkeel.drill.WayBack;
import dev.evenkeel.drill.hazard.Hazards;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a rollback drill saw: {@code https://evenkeel.dev/schemas/drill-record/v1}.
 *
 * @param units in the order of the plan
 * @param depth undo steps in a row, from the newest, that run without an error
 * @param stopped why the next one did not; empty where all did
 * @param leaves whether all ways back in a row leave more than another order of columns
 * @param harness how the drill shows that it can be believed
 * @param remarks what else the reader should know
 * @param hazards what its statements do to who uses the database meanwhile
 */
public record RollbackRecord(
    Heading heading,
    List<Unit> units,
    int depth,
    String stopped,
    boolean leaves,
    List<HarnessCheck> harness,
    List<String> remarks,
    Hazards hazards) {
  public RollbackRecord {
    units = List.copyOf(units);
    harness = List.copyOf(harness);
    remarks = List.copyOf(remarks);
  }

  /** The same with what was said of its statements. */
  public RollbackRecord with(Hazards judged) {
    return new RollbackRecord(heading, units, depth, stopped, leaves, harness, remarks, judged);
  }

  /** The same with something more to be said. */
  public RollbackRecord saying(Optional<String> remark) {
    List<String> all = Stream.concat(remark.stream(), remarks.stream()).toList();
    return new RollbackRecord(heading, units, depth, stopped, leaves, harness, all, hazards);
  }

  public DrillCoverage coverage() {
    return new DrillCoverage(units.size(), (int) units.stream().filter(Unit::tried).count(), 0);
  }

  public List<Unit> with(UnitVerdict verdict) {
    return units.stream().filter(unit -> unit.verdict() == verdict).toList();
  }

  /**
   * Whether the whole way back leaves something that no unit was seen to leave, and that nobody has
   * signed for: each leads back to where it began, and all of them together do not.
   */
  public boolean unexplained() {
    return leaves
        && with(UnitVerdict.FAILED).isEmpty()
        && with(UnitVerdict.DECLARED_ONE_WAY).isEmpty();
  }

  /**
   * A way back that exists nowhere was not drilled, and a drill that does not believe itself says
   * nothing: both come before what single units say.
   */
  public DrillVerdict verdict() {
    boolean drilled =
        units.stream()
            .flatMap(unit -> unit.wayBack().stream())
            .anyMatch(back -> back != WayBack.NO_DOWN && back != WayBack.NOTHING_TO_UNDO);
    if (!drilled || !harness.stream().allMatch(HarnessCheck::held)) {
      return DrillVerdict.INCONCLUSIVE;
    }
    if (!with(UnitVerdict.FAILED).isEmpty() || hazards.fail()) {
      return DrillVerdict.FAILED;
    }
    boolean whole =
        with(UnitVerdict.UNDECIDED).isEmpty()
            && !unexplained()
            && !hazards.undecided()
            && coverage().missed() == 0
            && heading.problems().stream().noneMatch(problem -> problem.fatal());
    return whole ? DrillVerdict.PASSED : DrillVerdict.INCONCLUSIVE;
  }
}
