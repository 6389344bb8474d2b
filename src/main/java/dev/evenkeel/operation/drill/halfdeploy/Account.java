package dev.evenkeel.operation.drill.halfdeploy;

import dev.evenkeel.drill.HarnessCheck;
import dev.evenkeel.drill.Heading;
import dev.evenkeel.drill.OneWays;
import dev.evenkeel.drill.halfdeploy.FoundState;
import dev.evenkeel.drill.halfdeploy.HalfDeployRecord;
import dev.evenkeel.drill.halfdeploy.HalfDeployRecord.Broken;
import dev.evenkeel.drill.halfdeploy.SignedStates;
import dev.evenkeel.drill.halfdeploy.StoppedPoint;
import dev.evenkeel.drill.hazard.Hazards;
import dev.evenkeel.operation.drill.halfdeploy.bench.Workbench;
import dev.evenkeel.operation.drill.halfdeploy.stopping.LegDrill;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a drill has come to so far, and the record that it becomes. */
final class Account {
  private final List<LegDrill> legs = new ArrayList<>();
  private final List<String> steps = new ArrayList<>();
  private final List<Records.Ends> ends = new ArrayList<>();
  private final List<HarnessCheck> harness;
  private final List<String> remarks = new ArrayList<>();
  private final List<String> notRun = new ArrayList<>();
  private Optional<Broken> broken = Optional.empty();

  /**
   * @param controls what was shown before the drill
   */
  Account(List<HarnessCheck> controls) {
    this.harness = new ArrayList<>(controls);
  }

  void remark(String line) {
    remarks.add(line);
  }

  /** A step that was not drilled, nor anything after it, and why. */
  void notRun(String step) {
    notRun.add(step);
  }

  /** A step that does not end well even when nobody stops it. */
  void broke(Broken step) {
    broken = Optional.of(step);
  }

  void shown(HarnessCheck check) {
    harness.add(check);
  }

  void ends(Records.Ends step) {
    ends.add(step);
  }

  void drilled(LegDrill leg) {
    legs.add(leg);
  }

  /** A step is done, as far as its points need no crash. */
  void drilled(String step) {
    steps.add(step);
  }

  /** How many are. */
  int steps() {
    return steps.size();
  }

  /** Whether there were steps, and each was drilled. */
  boolean isWhole() {
    return broken.isEmpty() && notRun.isEmpty() && !steps.isEmpty();
  }

  /** Everything, once the crashes have struck and the twins have told. */
  HalfDeployRecord record(
      Heading heading, Workbench bench, States states, Twins twins, OneWays oneWays) {
    var points = new ArrayList<StoppedPoint>();
    for (LegDrill leg : legs) {
      points.addAll(leg.points());
    }
    bench.unread().forEach(part -> remarks.add("could not be looked at: " + part));
    remarks.addAll(notRun);
    twins.unseen().forEach(part -> remarks.add("could not be seen: " + part));
    var unseen = new ArrayList<>(bench.unread());
    unseen.addAll(notRun);
    unseen.addAll(twins.unseen());
    List<FoundState> found = Records.states(points, states);
    SignedStates signed = SignedStates.of(found, oneWays);
    remarks.addAll(signed.remarks());
    if (twins.asked() < twins.of()) {
      remarks.add(
          "a second runner was started at "
              + twins.asked()
              + " of "
              + twins.of()
              + " calls that make something durable; --every-point starts one at each");
    }
    return new HalfDeployRecord(
        heading,
        steps,
        Records.phases(ends, found, states),
        bench.costs().all(),
        points,
        signed.states(),
        broken,
        harness,
        unseen,
        remarks,
        Hazards.NONE);
  }
}
