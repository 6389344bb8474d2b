package dev.evenkeel.operation.drill.halfdeploy.probing;

import dev.evenkeel.drill.halfdeploy.Fingerprint;
import dev.evenkeel.drill.halfdeploy.Stale;
import dev.evenkeel.drill.halfdeploy.Stale.Answer;
import dev.evenkeel.operation.drill.halfdeploy.bench.Ran;
import dev.evenkeel.operation.drill.halfdeploy.bench.Workbench;
import dev.evenkeel.operation.drill.halfdeploy.leg.Step;
import dev.evenkeel.plan.Migration;
import dev.evenkeel.sandbox.Migrator;
import dev.evenkeel.sandbox.Place;
import java.util.List;
import java.util.Optional;

/** Runs the tool with the plan as it was before a step, on what the step left. */
public final class StaleProbe {
  private final Workbench bench;
  private final List<Migration> plan;

  /**
   * @param plan all there is, in order
   */
  public StaleProbe(Workbench bench, List<Migration> plan) {
    this.bench = bench;
    this.plan = List.copyOf(plan);
  }

  /** Asks it of a place, which is as it was unless the answer says otherwise. */
  public Optional<Stale> ask(Step step, Place place, Fingerprint state) {
    int at = plan.indexOf(step.migration());
    if (at <= 0) {
      return Optional.empty();
    }
    return bench
        .rig()
        .migrator()
        .without(plan.subList(at, plan.size()))
        .map(older -> bench.costs().of("stale", () -> ask(older, place, state)));
  }

  private Stale ask(Migrator older, Place place, Fingerprint state) {
    Ran ran = bench.runUncut(place, target -> older.forth(target, Optional.empty()));
    Fingerprint left = bench.read(place);
    if (!left.same(state)) {
      return new Stale(Answer.CHANGES, ran.said(), left.against(state), ran.millis());
    }
    return new Stale(
        ran.hung() ? Answer.HANGS : Answer.CHANGES_NOTHING, ran.said(), List.of(), ran.millis());
  }
}
