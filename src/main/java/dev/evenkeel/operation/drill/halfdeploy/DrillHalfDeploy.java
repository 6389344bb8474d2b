package dev.evenkeel.operation.drill.halfdeploy;

import dev.evenkeel.drill.HarnessCheck;
import dev.evenkeel.drill.halfdeploy.Fingerprint;
import dev.evenkeel.drill.halfdeploy.HalfDeployRecord;
import dev.evenkeel.operation.drill.Headings;
import dev.evenkeel.operation.drill.Outreach;
import dev.evenkeel.operation.drill.Setup;
import dev.evenkeel.operation.drill.halfdeploy.CleanRuns.Clean;
import dev.evenkeel.operation.drill.halfdeploy.bench.Rig;
import dev.evenkeel.operation.drill.halfdeploy.bench.Workbench;
import dev.evenkeel.operation.drill.halfdeploy.leg.Step;
import dev.evenkeel.operation.drill.halfdeploy.probing.OldCode;
import dev.evenkeel.operation.drill.halfdeploy.probing.Prober;
import dev.evenkeel.operation.drill.halfdeploy.probing.StaleProbe;
import dev.evenkeel.operation.drill.halfdeploy.stopping.CrashBatch;
import dev.evenkeel.operation.drill.halfdeploy.stopping.Spending;
import dev.evenkeel.operation.drill.halfdeploy.terms.Terms;
import dev.evenkeel.operation.drill.halfdeploy.tracing.Watermarks.Traced;
import dev.evenkeel.operation.drill.halfdeploy.wayout.Runbooks;
import dev.evenkeel.plan.Fault;
import dev.evenkeel.plan.Migration;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Sandbox;
import dev.evenkeel.sandbox.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stops a plan at every point, for real, and says what is left and how to get out of it. */
public final class DrillHalfDeploy {
  private final Setup setup;
  private final Sandbox sandbox;
  private final Terms terms;
  private final Workbench bench;
  private final Spending spending;
  private final Account account;
  private final Place base;
  private final States states = new States();
  private final Twins twins;
  private final CrashBatch crashes;
  private final Kept kept;
  private final Waypoints waypoints;
  private final CleanRuns runs;
  private final WithRows withRows;
  private final StepDrill stepDrill;

  private DrillHalfDeploy(
      Setup setup, Terms terms, Workbench bench, Spending spending, Account account, Place base) {
    this.setup = setup;
    this.sandbox = setup.sandbox();
    this.terms = terms;
    this.bench = bench;
    this.spending = spending;
    this.account = account;
    this.base = base;
    var leftOut = new ArrayList<String>();
    OldCode oldCode = OldCode.of(bench, terms.asking(), base, leftOut);
    leftOut.forEach(account::remark);
    Optional<StaleProbe> stale =
        terms.asking().alone()
            ? Optional.empty()
            : Optional.of(new StaleProbe(bench, setup.plan().migrations()));
    var encounters =
        new Encounters(
            bench, states, new Prober(bench, stale), oldCode, new Runbooks(bench, terms.owner()));
    this.twins = new Twins(bench, states);
    this.crashes = new CrashBatch(bench, encounters.hitter(), twins::await);
    this.kept = new Kept(sandbox);
    this.waypoints = new Waypoints(bench, terms, oldCode, stale);
    this.runs = new CleanRuns(bench, twins::await, kept, account);
    this.withRows = new WithRows(bench, runs, kept, account);
    var stops = new StepDrill.Stops(encounters.hitter(), crashes, twins, spending);
    this.stepDrill = new StepDrill(bench, terms, states, waypoints, runs, kept, account, stops);
  }

  /** Drills the pending migrations of the setup, and what shows that the drill can be believed. */
  public static HalfDeployRecord run(Setup setup, Wire.Wiring wiring, Terms terms) {
    setup.progress().doing("drilling what is known");
    return drilled(setup, wiring, terms, Controls.checks(setup, wiring, terms));
  }

  static HalfDeployRecord withoutControls(Setup setup, Wire.Wiring wiring, Terms terms) {
    return drilled(setup, wiring, terms, List.of());
  }

  private static HalfDeployRecord drilled(
      Setup setup, Wire.Wiring wiring, Terms asked, List<HarnessCheck> controls) {
    var account = new Account(controls);
    Terms terms = withoutCrashesWhereNoneMayBe(setup, asked, account);
    var rig =
        new Rig(
            setup.sandbox(),
            wiring,
            setup.migrators().of(setup.plan()),
            setup.reader(),
            setup.opening());
    var bench = new Workbench(rig, setup.limits().patience());
    var spending = new Spending(setup.limits());
    setup.progress().doing("making the baseline");
    Place base = Baseline.make(setup, bench);
    Outreach.callbacks(setup).ifPresent(account::remark);
    return new DrillHalfDeploy(setup, terms, bench, spending, account, base).drill();
  }

  private static Terms withoutCrashesWhereNoneMayBe(Setup setup, Terms terms, Account account) {
    if (setup.sandbox().canCrash() || !terms.faults().contains(Fault.CRASH)) {
      return terms;
    }
    account.remark("this server may not be crashed, so no crash was drilled");
    return terms.with(terms.faults().stream().filter(fault -> fault != Fault.CRASH).toList());
  }

  private HalfDeployRecord drill() {
    try (ExecutorService workers = Executors.newFixedThreadPool(setup.limits().workers())) {
      Fingerprint end = steps(workers);
      crashes.strike();
      twins.tell();
      setup.progress().doing("going all the way once more");
      if (account.isWhole()) {
        account.shown(runs.oneGo(base, setup.to(), end));
      }
      return record();
    } finally {
      twins.close();
      kept.drop();
      sandbox.drop(base);
    }
  }

  /** Drills step after step; gives what the last one left. */
  private Fingerprint steps(ExecutorService workers) {
    List<Migration> pending = setup.units();
    long start = System.nanoTime();
    Place here = sandbox.copy(base);
    Fingerprint before = bench.read(here);
    states.put(waypoints.begin(here, before, "", "before the deploy"));
    for (Migration migration : pending) {
      Optional<String> outreach = Outreach.of(migration, sandbox);
      if (outreach.isPresent()) {
        account.notRun(migration.id() + ": " + outreach.get() + "; nothing after it was drilled");
        break;
      }
      Optional<Step> done = step(migration, here, before, workers);
      if (done.isEmpty()) {
        break;
      }
      Step step = done.get();
      account.drilled(step.id());
      kept.add(here);
      if (crashes.full()) {
        crashes.strike();
      }
      if (crashes.isEmpty() && twins.isQuiet()) {
        kept.drop();
      }
      here = step.goal();
      before = step.after();
      setup
          .progress()
          .done(
              account.steps(),
              pending.size(),
              step.id(),
              Duration.ofNanos(System.nanoTime() - start)
                  .multipliedBy(pending.size() - account.steps())
                  .dividedBy(account.steps()));
    }
    kept.add(here);
    return before;
  }

  /** Runs the step once without a cut, then drills it; empty where not even that ends well. */
  private Optional<Step> step(
      Migration migration, Place here, Fingerprint before, ExecutorService workers) {
    Place goal = sandbox.copy(here);
    Traced traced = runs.trace(goal, here, migration);
    if (!traced.ran().done()) {
      account.broke(runs.broken(migration, traced.ran()));
      kept.add(goal);
      return Optional.empty();
    }
    Map<String, String> storage = migration.back().isPresent() ? bench.storage(here) : Map.of();
    var bare =
        new Step(account.steps() + 1, migration, here, before, goal, bench.read(goal), storage);
    Optional<Clean> seeded = setup.seeding().flatMap(seeder -> withRows.of(bare, seeder));
    seeded
        .map(Clean::step)
        .ifPresent(
            step ->
                states.put(
                    waypoints.begin(step.base(), step.before(), step.id(), "before " + step.id())));
    stepDrill.run(seeded.orElseGet(() -> new Clean(bare, traced)), workers);
    return Optional.of(bare);
  }

  private HalfDeployRecord record() {
    spending.left().ifPresent(account::remark);
    return account.record(
        Headings.of(setup.plan(), sandbox.engine(), bench.rig().migrator().tool()),
        bench,
        states,
        twins,
        terms.oneWays());
  }
}
