package dev.evenkeel.operation.drill.halfdeploy;

import dev.evenkeel.drill.halfdeploy.Backward;
import dev.evenkeel.drill.halfdeploy.Direction;
import dev.evenkeel.drill.halfdeploy.Fingerprint;
import dev.evenkeel.drill.halfdeploy.Trace;
import dev.evenkeel.drill.halfdeploy.Tried;
import dev.evenkeel.operation.drill.Mention;
import dev.evenkeel.operation.drill.halfdeploy.CleanRuns.Clean;
import dev.evenkeel.operation.drill.halfdeploy.bench.Workbench;
import dev.evenkeel.operation.drill.halfdeploy.leg.Leg;
import dev.evenkeel.operation.drill.halfdeploy.leg.Places;
import dev.evenkeel.operation.drill.halfdeploy.leg.Step;
import dev.evenkeel.operation.drill.halfdeploy.probing.MadeAgain;
import dev.evenkeel.operation.drill.halfdeploy.probing.Prober;
import dev.evenkeel.operation.drill.halfdeploy.stopping.CrashBatch;
import dev.evenkeel.operation.drill.halfdeploy.stopping.Hitter;
import dev.evenkeel.operation.drill.halfdeploy.stopping.LegDrill;
import dev.evenkeel.operation.drill.halfdeploy.stopping.Spending;
import dev.evenkeel.operation.drill.halfdeploy.terms.Terms;
import dev.evenkeel.operation.drill.halfdeploy.tracing.Watermarks.Traced;
import dev.evenkeel.sandbox.MigrationOutcome;
import dev.evenkeel.sandbox.Migrator;
import dev.evenkeel.sandbox.Place;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import javax.sql.DataSource;

/** Drills one step: its way forth, and its way back where it has one. */
final class StepDrill {
  private final Workbench bench;
  private final Migrator migrator;
  private final Terms terms;
  private final States states;
  private final Waypoints waypoints;
  private final CleanRuns runs;
  private final Kept kept;
  private final Account account;
  private final Stops stops;

  /** Who stops a leg, and what else may happen beside that. */
  record Stops(Hitter hitter, CrashBatch crashes, Twins twins, Spending spending) {}

  StepDrill(
      Workbench bench,
      Terms terms,
      States states,
      Waypoints waypoints,
      CleanRuns runs,
      Kept kept,
      Account account,
      Stops stops) {
    this.bench = bench;
    this.migrator = bench.rig().migrator();
    this.terms = terms;
    this.states = states;
    this.waypoints = waypoints;
    this.runs = runs;
    this.kept = kept;
    this.account = account;
    this.stops = stops;
  }

  void run(Clean clean, ExecutorService workers) {
    Step step = clean.step();
    wavering(step);
    account.ends(new Records.Ends(step.id(), step.before().digest(), step.after().digest()));
    boolean changes = !step.after().same(step.before());
    var forth =
        new Leg(
            step,
            new Trace(step.id(), Direction.FORTH, clean.traced().boundaries()),
            step.forth(migrator),
            new Places(bench, step.base()),
            step.before(),
            step.after());
    Tried<Backward> backward = Tried.known(Backward.NO_WAY_BACK);
    Optional<Leg> back = Optional.empty();
    if (step.migration().back().isPresent()) {
      Function<DataSource, MigrationOutcome> tool =
          target -> migrator.back(target, step.migration());
      Place undone = bench.rig().sandbox().copy(step.goal());
      MadeAgain anew = MadeAgain.on(bench, step, undone);
      Traced undo = runs.trace(undone, step.goal(), step.migration(), tool);
      Fingerprint left = bench.read(undone);
      backward = Prober.backward(undo.ran(), left, step, anew);
      kept.add(undone);
      if (undo.ran().done()) {
        back =
            Optional.of(
                new Leg(
                    step,
                    new Trace(step.id(), Direction.BACK, undo.boundaries()),
                    tool,
                    new Places(bench, step.goal()),
                    step.after(),
                    left));
      }
    }
    if (changes && states.claim(step.after())) {
      states.put(waypoints.end(step, clean.traced(), backward, workers));
    }
    run(forth, workers);
    back.ifPresent(leg -> run(leg, workers));
  }

  /** What nobody can compare is not equal; it counts where a step has to do with it. */
  private void wavering(Step step) {
    for (String view : bench.wavering()) {
      if (Mention.isIn(step.migration(), view)) {
        bench.unseen(
            step.id()
                + ": what "
                + view
                + " holds, since its query gives other rows each time (a clock or chance in it)");
      }
    }
  }

  private void run(Leg leg, ExecutorService workers) {
    var drilled = new LegDrill(stops.hitter(), stops.crashes(), stops.spending(), terms, leg);
    if (leg.direction() == Direction.FORTH && !terms.asking().alone()) {
      stops.twins().ask(drilled, terms.everyPoint());
    }
    drilled.run(workers);
    account.drilled(drilled);
    leg.places().close();
  }
}
