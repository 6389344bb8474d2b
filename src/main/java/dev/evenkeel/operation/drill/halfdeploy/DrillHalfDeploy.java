package dev.evenkeel.operation.drill.halfdeploy;

import dev.evenkeel.drill.HarnessCheck;
import dev.evenkeel.drill.halfdeploy.Backward;
import dev.evenkeel.drill.halfdeploy.Direction;
import dev.evenkeel.drill.halfdeploy.Fingerprint;
import dev.evenkeel.drill.halfdeploy.FoundState;
import dev.evenkeel.drill.halfdeploy.HalfDeployRecord;
import dev.evenkeel.drill.halfdeploy.HalfDeployRecord.Broken;
import dev.evenkeel.drill.halfdeploy.Point;
import dev.evenkeel.drill.halfdeploy.Probes;
import dev.evenkeel.drill.halfdeploy.RunbookEntry;
import dev.evenkeel.drill.halfdeploy.SignedStates;
import dev.evenkeel.drill.halfdeploy.StoppedPoint;
import dev.evenkeel.drill.halfdeploy.Trace;
import dev.evenkeel.drill.halfdeploy.Tried;
import dev.evenkeel.drill.hazard.Hazards;
import dev.evenkeel.operation.drill.Headings;
import dev.evenkeel.operation.drill.Mention;
import dev.evenkeel.operation.drill.Outreach;
import dev.evenkeel.operation.drill.Setup;
import dev.evenkeel.operation.drill.halfdeploy.States.Known;
import dev.evenkeel.operation.drill.halfdeploy.bench.Ran;
import dev.evenkeel.operation.drill.halfdeploy.bench.Rig;
import dev.evenkeel.operation.drill.halfdeploy.bench.Workbench;
import dev.evenkeel.operation.drill.halfdeploy.leg.Leg;
import dev.evenkeel.operation.drill.halfdeploy.leg.Places;
import dev.evenkeel.operation.drill.halfdeploy.leg.Step;
import dev.evenkeel.operation.drill.halfdeploy.probing.OldCode;
import dev.evenkeel.operation.drill.halfdeploy.probing.Prober;
import dev.evenkeel.operation.drill.halfdeploy.probing.StaleProbe;
import dev.evenkeel.operation.drill.halfdeploy.stopping.CrashBatch;
import dev.evenkeel.operation.drill.halfdeploy.stopping.Hitter;
import dev.evenkeel.operation.drill.halfdeploy.stopping.LegDrill;
import dev.evenkeel.operation.drill.halfdeploy.stopping.Spending;
import dev.evenkeel.operation.drill.halfdeploy.terms.Terms;
import dev.evenkeel.operation.drill.halfdeploy.tracing.Watermarks;
import dev.evenkeel.operation.drill.halfdeploy.tracing.Watermarks.Traced;
import dev.evenkeel.operation.drill.halfdeploy.wayout.Runbooks;
import dev.evenkeel.plan.Fault;
import dev.evenkeel.plan.Migration;
import dev.evenkeel.sandbox.MigrationOutcome;
import dev.evenkeel.sandbox.Migrator;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Sandbox;
import dev.evenkeel.sandbox.SeedReport;
import dev.evenkeel.sandbox.Seeder;
import dev.evenkeel.sandbox.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.sql.DataSource;

/** Stops a plan at every point, for real, and says what is left and how to get out of it. */
public final class DrillHalfDeploy {
  private final Setup setup;
  private final Sandbox sandbox;
  private final Migrator migrator;
  private final Terms terms;
  private final Workbench bench;
  private final States states = new States();
  private final Optional<StaleProbe> stale;
  private final Prober prober;
  private final Runbooks runbooks;
  private final Spending spending;
  private final Hitter hitter;
  private final Twins twins;
  private final CrashBatch crashes;
  private final List<LegDrill> legs = new ArrayList<>();
  private final List<Place> garbage = new ArrayList<>();
  private final List<String> steps = new ArrayList<>();
  private final List<Records.Ends> ends = new ArrayList<>();
  private final List<HarnessCheck> harness = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private final List<String> notRun = new ArrayList<>();
  private Optional<Broken> broken = Optional.empty();
  private OldCode oldCode;
  private Waypoints waypoints;

  private DrillHalfDeploy(Setup setup, Wire.Wiring wiring, Terms terms) {
    this.setup = setup;
    this.sandbox = setup.sandbox();
    this.migrator = setup.migrators().of(setup.plan());
    boolean crashes = sandbox.canCrash() || !terms.faults().contains(Fault.CRASH);
    this.terms =
        crashes
            ? terms
            : terms.with(terms.faults().stream().filter(fault -> fault != Fault.CRASH).toList());
    if (!crashes) {
      remarks.add("this server may not be crashed, so no crash was drilled");
    }
    this.bench =
        new Workbench(
            new Rig(sandbox, wiring, migrator, setup.reader(), setup.opening()),
            setup.limits().patience());
    this.stale =
        terms.asking().alone()
            ? Optional.empty()
            : Optional.of(new StaleProbe(bench, setup.plan().migrations()));
    this.prober = new Prober(bench, stale);
    this.runbooks = new Runbooks(bench, terms.owner());
    this.spending = new Spending(setup.limits());
    this.hitter = new Hitter(bench, this::found);
    this.twins = new Twins(bench, states);
    this.crashes = new CrashBatch(bench, hitter, twins::await);
    this.oldCode = OldCode.none(bench);
    this.waypoints = waypoints(oldCode);
  }

  private Waypoints waypoints(OldCode works) {
    return new Waypoints(bench, terms, works, stale);
  }

  /** Drills the pending migrations of the setup, and what shows that the drill can be believed. */
  public static HalfDeployRecord run(Setup setup, Wire.Wiring wiring, Terms terms) {
    setup.progress().doing("drilling what is known");
    List<HarnessCheck> controls = Controls.checks(setup, wiring, terms);
    var drill = new DrillHalfDeploy(setup, wiring, terms);
    drill.harness.addAll(controls);
    return drill.drill();
  }

  static HalfDeployRecord withoutControls(Setup setup, Wire.Wiring wiring, Terms terms) {
    return new DrillHalfDeploy(setup, wiring, terms).drill();
  }

  private HalfDeployRecord drill() {
    setup.progress().doing("making the baseline");
    Place base = Baseline.make(setup, bench);
    oldCode = OldCode.of(bench, terms.asking(), base, remarks);
    waypoints = waypoints(oldCode);
    try (ExecutorService workers = Executors.newFixedThreadPool(setup.limits().workers())) {
      Fingerprint end = steps(base, workers);
      crashes.strike();
      twins.tell();
      setup.progress().doing("going all the way once more");
      if (broken.isEmpty() && notRun.isEmpty() && !steps.isEmpty()) {
        harness.add(oneGo(base, end));
      }
      return record();
    } finally {
      twins.close();
      cleanUp();
      sandbox.drop(base);
    }
  }

  /** Nobody can want the places of steps whose every point has been struck. */
  private void cleanUp() {
    garbage.forEach(sandbox::drop);
    garbage.clear();
  }

  /** Drills step after step; gives what the last one left. */
  private Fingerprint steps(Place base, ExecutorService workers) {
    List<Migration> pending = setup.units();
    long start = System.nanoTime();
    Place here = sandbox.copy(base);
    Fingerprint before = bench.read(here);
    states.put(waypoints.begin(here, before, "", "before the deploy"));
    for (Migration migration : pending) {
      Optional<String> outreach = Outreach.of(migration, setup.sandbox());
      if (outreach.isPresent()) {
        notRun.add(migration.id() + ": " + outreach.get() + "; nothing after it was drilled");
        break;
      }
      Optional<Step> clean = cleanRun(migration, here, before, workers);
      if (clean.isEmpty()) {
        break;
      }
      Step step = clean.get();
      steps.add(step.id());
      garbage.add(here);
      if (crashes.full()) {
        crashes.strike();
      }
      if (crashes.isEmpty() && twins.isQuiet()) {
        cleanUp();
      }
      here = step.goal();
      before = step.after();
      setup
          .progress()
          .done(
              steps.size(),
              pending.size(),
              step.id(),
              Duration.ofNanos(System.nanoTime() - start)
                  .multipliedBy(pending.size() - steps.size())
                  .dividedBy(steps.size()));
    }
    garbage.add(here);
    return before;
  }

  /** Runs the step once without a cut, then drills it; empty where not even that ends well. */
  private Optional<Step> cleanRun(
      Migration migration, Place here, Fingerprint before, ExecutorService workers) {
    Place goal = sandbox.copy(here);
    Traced traced = trace(goal, here, migration);
    if (!traced.ran().done()) {
      broken = Optional.of(broken(migration, traced.ran()));
      garbage.add(goal);
      return Optional.empty();
    }
    var step = new Step(steps.size() + 1, migration, here, before, goal, bench.read(goal));
    if (!drilledWithRows(step, workers)) {
      drill(step, traced, workers);
    }
    return Optional.of(step);
  }

  private Traced trace(Place goal, Place base, Migration migration) {
    return trace(goal, base, migration, target -> migrator.forth(target, Optional.of(migration)));
  }

  private Traced trace(
      Place goal, Place base, Migration migration, Function<DataSource, MigrationOutcome> tool) {
    Traced traced = Watermarks.trace(bench, goal, base, tool, twins::await);
    if (!traced.doubtful().isEmpty()) {
      remarks.add(
          migration.id()
              + ": "
              + traced.doubtful().size()
              + " calls count as making something durable, and others at work on the same server"
              + " may have been it each of the "
              + (Watermarks.AGAIN + 1)
              + " times the step was run: such a call is stopped for real, and nothing is left out;"
              + " on a server of its own a drill has no doubt");
    }
    return traced;
  }

  /** The same step on tables that hold rows, where rows are asked for and it can live with them. */
  private boolean drilledWithRows(Step bare, ExecutorService workers) {
    return setup.seeding().isPresent() && drilledWithRows(setup.seeding().get(), bare, workers);
  }

  private boolean drilledWithRows(Seeder seeder, Step bare, ExecutorService workers) {
    Place base = sandbox.copy(bare.base());
    garbage.add(base);
    seed(seeder, base, bare);
    Fingerprint before = bench.read(base);
    if (before.same(bare.before())) {
      return false;
    }
    Place goal = sandbox.copy(base);
    garbage.add(goal);
    Traced traced = trace(goal, base, bare.migration());
    if (!traced.ran().done()) {
      String why = bare.id() + " fails on rows made to fit the tables: " + traced.ran().said();
      Optional<Seeder> plainer = seeder.plainer();
      if (plainer.isPresent()) {
        remarks.add(why + "; plain rows were tried in their place");
        return drilledWithRows(plainer.get(), bare, workers);
      }
      remarks.add(why + "; it was drilled without them");
      bench.unseen(bare.id() + ": what becomes of rows, since it fails on those that were made");
      return false;
    }
    Fingerprint after = bench.read(goal);
    Optional<String> wavering = wavering(base, bare.migration(), after);
    if (wavering.isPresent()) {
      remarks.add(
          bare.id()
              + " comes to other rows each time it runs on the same ones ("
              + wavering.get()
              + "), as a clock or chance in it does; it was drilled without them");
      bench.unseen(bare.id() + ": what becomes of rows, since no two clean runs leave the same");
      return false;
    }
    states.put(waypoints.begin(base, before, bare.id(), "before " + bare.id()));
    drill(new Step(bare.number(), bare.migration(), base, before, goal, after), traced, workers);
    return true;
  }

  /** In what a second clean run differs; against such a goal every stop would look wrong. */
  private Optional<String> wavering(Place base, Migration migration, Fingerprint after) {
    Place place = sandbox.copy(base);
    garbage.add(place);
    Ran ran = bench.runUncut(place, target -> migrator.forth(target, Optional.of(migration)));
    Fingerprint again = bench.read(place);
    return ran.done() && again.same(after)
        ? Optional.empty()
        : Optional.of(ran.done() ? again.against(after).getFirst() : ran.said());
  }

  /** A table that took no row says nothing of what the step does to its rows. */
  private void seed(Seeder seeder, Place base, Step bare) {
    SeedReport rows = seeder.seed(base);
    bench.awaitNoSessions(base);
    for (SeedReport.Table table : rows.unseeded()) {
      String none = bare.id() + ": " + table.path() + " took no row";
      remarks.add(none + ": " + table.unseeded().orElse(""));
      if (Mention.isIn(bare.migration(), table.path())) {
        bench.unseen(none + ", and the step names it");
      }
    }
  }

  /** All steps in one run, as a deploy does them: must come to where the single steps came. */
  private HarnessCheck oneGo(Place base, Fingerprint end) {
    Place place = sandbox.copy(base);
    garbage.add(place);
    Ran ran = bench.runUncut(place, target -> migrator.forth(target, setup.to()));
    Fingerprint reached = bench.read(place);
    return new HarnessCheck(
        "two-clean-runs",
        ran.done() && reached.same(end),
        !ran.done()
            ? "the second run did not end well: " + ran.said()
            : reached.same(end)
                ? "step by step and in one go come to the same state, rows included"
                : "in one go it comes to another state: " + reached.against(end).getFirst());
  }

  private void drill(Step step, Traced traced, ExecutorService workers) {
    ends.add(new Records.Ends(step.id(), step.before().digest(), step.after().digest()));
    boolean changes = !step.after().same(step.before());
    Function<DataSource, MigrationOutcome> forth = step.forth(migrator);
    var forthPlaces = new Places(bench, step.base());
    var forthLeg =
        new Leg(
            step,
            new Trace(step.id(), Direction.FORTH, traced.boundaries()),
            forth,
            forthPlaces,
            step.before(),
            step.after());
    Tried<Backward> backward = Tried.known(Backward.NO_WAY_BACK);
    Optional<Leg> backLeg = Optional.empty();
    if (step.migration().back().isPresent()) {
      Function<DataSource, MigrationOutcome> back =
          target -> migrator.back(target, step.migration());
      Place undone = sandbox.copy(step.goal());
      Traced undo = trace(undone, step.goal(), step.migration(), back);
      Fingerprint left = bench.read(undone);
      backward = Prober.backward(undo.ran(), left, step);
      garbage.add(undone);
      if (undo.ran().done()) {
        backLeg =
            Optional.of(
                new Leg(
                    step,
                    new Trace(step.id(), Direction.BACK, undo.boundaries()),
                    back,
                    new Places(bench, step.goal()),
                    step.after(),
                    left));
      }
    }
    if (changes && states.claim(step.after())) {
      states.put(waypoints.end(step, traced, backward, workers));
    }
    run(forthLeg, workers);
    backLeg.ifPresent(leg -> run(leg, workers));
  }

  private void run(Leg leg, ExecutorService workers) {
    var drilled = new LegDrill(hitter, crashes, spending, terms, leg);
    if (leg.direction() == Direction.FORTH && !terms.asking().alone()) {
      twins.ask(drilled, terms.everyPoint());
    }
    drilled.run(workers);
    legs.add(drilled);
    leg.places().close();
  }

  /** Probes a state that was not met before; gives a place back where it may be used again. */
  private void found(Leg leg, Point point, Place place, Fingerprint left, boolean saidDone) {
    if (left.same(leg.begins())) {
      leg.places().unchanged(place);
      return;
    }
    if (states.claim(left)) {
      Step step = leg.step();
      // Whatever is tried by hand begins here, and a re-run may spoil it.
      Place kept = sandbox.copy(place);
      Probes probes =
          prober.probe(
              step,
              place,
              left,
              saidDone,
              oldCode.ask(
                  leg.direction() == Direction.FORTH ? step.base() : step.goal(),
                  copy -> hitter.stopAmongOthers(leg, point, copy)));
      RunbookEntry entry = runbooks.entry(leg, point, left, probes, kept);
      sandbox.drop(kept);
      states.put(
          new Known(
              left,
              step.id(),
              Optional.of(leg.direction()),
              (leg.direction() == Direction.FORTH ? "inside " : "inside the way back of ")
                  + step.id(),
              probes,
              entry));
    }
    sandbox.drop(place);
  }

  private Broken broken(Migration migration, Ran ran) {
    return switch (ran.outcome()) {
      case MigrationOutcome.Hung hung ->
          new Broken(
              migration.id(),
              "hung",
              hung.at(),
              hung.waitedFor() + migrator.wayOut(hung.at()).map(way -> "; " + way).orElse(""));
      case MigrationOutcome.Failed failed ->
          new Broken(migration.id(), "failed", failed.at(), failed.message());
      case MigrationOutcome.Done done ->
          throw new IllegalStateException("a step that is done is not broken: " + done);
    };
  }

  private HalfDeployRecord record() {
    var points = new ArrayList<StoppedPoint>();
    for (LegDrill leg : legs) {
      points.addAll(leg.points());
    }
    spending.left().ifPresent(remarks::add);
    bench.unread().forEach(part -> remarks.add("could not be looked at: " + part));
    remarks.addAll(notRun);
    twins.unseen().forEach(part -> remarks.add("could not be seen: " + part));
    var unseen = new ArrayList<>(bench.unread());
    unseen.addAll(notRun);
    unseen.addAll(twins.unseen());
    List<FoundState> found = Records.states(points, states);
    SignedStates signed = SignedStates.of(found, terms.oneWays());
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
        Headings.of(setup.plan(), sandbox.engine(), migrator.tool()),
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
