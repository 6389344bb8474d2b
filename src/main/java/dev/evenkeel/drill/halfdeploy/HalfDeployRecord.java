package dev.evenkeel.drill.halfdeploy;

import dev.evenkeel.drill.DrillCoverage;
import dev.evenkeel.drill.DrillVerdict;
import dev.evenkeel.drill.HarnessCheck;
import dev.evenkeel.drill.Heading;
import dev.evenkeel.drill.StateVerdict;
import dev.evenkeel.drill.hazard.Hazards;
import dev.evenkeel.plan.Plan;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a half-deploy drill saw: {@code https://evenkeel.dev/schemas/drill-record/v1}.
 *
 * @param steps ids of the steps drilled, in order
 * @param phases what each of them asks of the order of code and schema
 * @param costs what the probes cost
 * @param states in the order in which their first point stands
 * @param broken the step whose uninterrupted run did not end well; nothing after it was drilled
 * @param harness how the drill shows that it can be believed
 * @param unread what could not be looked at, so that nothing is passed
 * @param remarks what else the reader should know
 * @param hazards what its statements do to who uses the database meanwhile
 */
public record HalfDeployRecord(
    Heading heading,
    List<String> steps,
    List<StepPhase> phases,
    List<ProbeCost> costs,
    List<StoppedPoint> points,
    List<FoundState> states,
    Optional<Broken> broken,
    List<HarnessCheck> harness,
    List<String> unread,
    List<String> remarks,
    Hazards hazards) {
  public HalfDeployRecord {
    steps = List.copyOf(steps);
    phases = List.copyOf(phases);
    costs = List.copyOf(costs);
    points = List.copyOf(points);
    states = List.copyOf(states);
    harness = List.copyOf(harness);
    unread = List.copyOf(unread);
    remarks = List.copyOf(remarks);
  }

  /**
   * A step that fails or hangs even when nobody stops it.
   *
   * @param how {@code failed} or {@code hung}
   */
  public record Broken(String step, String how, String at, String message) {}

  /** The same with what was said of its statements. */
  public HalfDeployRecord with(Hazards judged) {
    return new HalfDeployRecord(
        heading, steps, phases, costs, points, states, broken, harness, unread, remarks, judged);
  }

  /** The same with something more to be said. */
  public HalfDeployRecord saying(Optional<String> remark) {
    List<String> all = Stream.concat(remark.stream(), remarks.stream()).toList();
    return new HalfDeployRecord(
        heading, steps, phases, costs, points, states, broken, harness, unread, all, hazards);
  }

  /** What each way in which a deployer dies can leave. */
  public List<Death> deaths() {
    return Death.of(points, states);
  }

  public DrillCoverage coverage() {
    return new DrillCoverage(
        points.size(),
        (int) points.stream().filter(StoppedPoint::wasHit).count(),
        (int) points.stream().filter(point -> point.inferred().isPresent()).count());
  }

  /** A drill that does not believe itself says nothing, whatever it saw. */
  public DrillVerdict verdict() {
    if (!harness.stream().allMatch(HarnessCheck::held)) {
      return DrillVerdict.INCONCLUSIVE;
    }
    if (broken.isPresent() || states.stream().anyMatch(FoundState::fails) || hazards.fail()) {
      return DrillVerdict.FAILED;
    }
    boolean whole =
        !points.isEmpty()
            && unread.isEmpty()
            && !hazards.undecided()
            && coverage().missed() == 0
            && states.stream().noneMatch(s -> s.verdict() == StateVerdict.UNDECIDED)
            && heading.problems().stream().noneMatch(Plan.Problem::fatal);
    return whole ? DrillVerdict.PASSED : DrillVerdict.INCONCLUSIVE;
  }

  /** The state with that digest. */
  public Optional<FoundState> state(String digest) {
    return states.stream().filter(s -> s.fingerprint().digest().equals(digest)).findFirst();
  }

  /** The first step after which a rollback loses something or the old image fails. */
  public Optional<String> pointOfNoReturn() {
    return noReturn().map(NoReturn::step);
  }

  /**
   * The point of no return.
   *
   * @param why what a rollback loses or meets after the step, in one sentence
   */
  public record NoReturn(String step, String why) {}

  /** The same, with the reason; empty where every step leads back. */
  public Optional<NoReturn> noReturn() {
    return states.stream()
        .filter(s -> s.about().startsWith("after "))
        .flatMap(s -> noReturn(s).map(why -> new NoReturn(s.step(), why)).stream())
        .findFirst();
  }

  private static Optional<String> noReturn(FoundState state) {
    if (!state.probes().backward().answer().leadsBack()) {
      return Optional.of("no way back was found that restores");
    }
    Optional<NewWrites> writes = state.probes().newWrites();
    if (writes.filter(w -> !w.leadsBack()).isPresent()) {
      return writes.map(HalfDeployRecord::noReturn);
    }
    return state
        .probes()
        .imageOnly()
        .refusal()
        .map(refusal -> "the running version no longer works: " + refusal.query())
        .or(
            () ->
                writes
                    .flatMap(w -> w.oldReads().refused().stream().findFirst())
                    .map(
                        refusal ->
                            "the running version cannot read what the new one wrote: "
                                + refusal.query()));
  }

  private static String noReturn(NewWrites writes) {
    return writes.lost().isEmpty()
        ? "the way back "
            + writes.back().answer().word().replace('-', ' ')
            + ": "
            + writes.back().said()
        : "a rollback loses what was written: " + writes.lost();
  }
}
