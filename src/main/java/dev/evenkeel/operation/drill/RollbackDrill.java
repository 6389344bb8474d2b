package dev.evenkeel.operation.drill;

import dev.evenkeel.drill.HarnessCheck;
import dev.evenkeel.drill.Likeness;
import dev.evenkeel.drill.Observation;
import dev.evenkeel.drill.OneWay;
import dev.evenkeel.drill.hazard.Hazards;
import dev.evenkeel.drill.rollback.RollbackRecord;
import dev.evenkeel.drill.rollback.Signed;
import dev.evenkeel.drill.rollback.Trial;
import dev.evenkeel.drill.rollback.Unit;
import dev.evenkeel.drill.rollback.UnitJudge;
import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.Plan;
import dev.evenkeel.sandbox.MigrationOutcome;
import dev.evenkeel.sandbox.Migrator;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.SandboxFailure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Goes forth, back and forth again with every unit. One chain of copies sees the ways forth alone;
 * each unit is tried on the copy before it, which nobody needs any more, while the chain goes on.
 */
public final class RollbackDrill {
  /** Copies that wait for a worker; more would fill the disk and save no time. */
  private static final int WAITING = 4;

  private final Setup setup;
  private final Ground ground;
  private final Ground chain;
  private final Clocked clocked;
  private final List<CompletableFuture<Trial>> trials = new ArrayList<>();
  private final List<Migration> unapplied = new ArrayList<>();
  private final List<HarnessCheck> harness = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private final Semaphore room;

  private RollbackDrill(Setup setup) {
    this.setup = setup;
    ground =
        new Ground(
            setup.sandbox(),
            setup.sandbox().engine(),
            setup.reader(),
            setup.opening(),
            setup.seeding().isPresent(),
            setup.migrators().of(setup.plan()).tool().name(),
            setup.limits());
    chain = ground.withoutRows();
    clocked = new Clocked(setup.progress(), setup.limits(), setup.units().size());
    room = new Semaphore(setup.limits().workers() + WAITING);
  }

  /**
   * Drills and judges.
   *
   * @param declared points of no return that somebody signed for
   */
  public static RollbackRecord run(Setup setup, List<OneWay> declared, LocalDate today) {
    return new RollbackDrill(setup).record(declared, today);
  }

  private RollbackRecord record(List<OneWay> declared, LocalDate today) {
    var workers = Executors.newFixedThreadPool(setup.limits().workers());
    Chain walked;
    try (workers) {
      walked = conduct(workers);
    }
    List<Unit> units = trials.stream().map(trial -> UnitJudge.judge(trial.join())).toList();
    Signed signed = Signed.of(units, declared, today);
    remarks.addAll(signed.remarks());
    return new RollbackRecord(
        Headings.of(setup.plan(), ground.engine(), migrator().tool()),
        signed.units(),
        walked.depth(),
        walked.stopped(),
        walked.leaves(),
        harness,
        remarks,
        Hazards.NONE);
  }

  private Chain conduct(ExecutorService workers) {
    setup.progress().doing("making the baseline");
    Outreach.refuseApplied(setup);
    Outreach.callbacks(setup).ifPresent(remarks::add);
    Place base = setup.sandbox().create();
    setup.provide().to(base);
    var control = new Control(chain, setup.migrators(), setup.plan());
    control.prepare(base);
    harness.addAll(control.checks(base));
    if (setup.from().isPresent()) {
      setup.progress().doing("applying what is there already");
      Said.of(ground.forth(migrator(), base, setup.from()))
          .ifPresent(
              said -> {
                throw new SandboxFailure(
                    "what is applied already (--from) does not apply: "
                        + said.at()
                        + ": "
                        + said.message(),
                    "correct it, or drill from another migration");
              });
    }
    Observation baseline = chain.look(base);
    Walked walked = units(workers, new Walked(setup.sandbox().copy(base), baseline));
    return ending(base, baseline, walked);
  }

  /**
   * How far the chain has come.
   *
   * @param place has seen the ways forth alone
   * @param seen what is there
   */
  private record Walked(Place place, Observation seen) {}

  private Walked units(ExecutorService workers, Walked start) {
    Walked here = start;
    Migrator migrator = migrator();
    for (Migration migration : setup.units()) {
      if (clocked.isSpent()) {
        undecided(migration, "left out: the budget was spent", false);
        continue;
      }
      Optional<String> outreach = Outreach.of(migration, setup.sandbox());
      if (outreach.isPresent()) {
        undecided(migration, outreach.get(), false);
        migrator = migrator();
        continue;
      }
      Optional<Walked> there = step(migrator, migration, here);
      if (there.isEmpty()) {
        migrator = migrator();
        continue;
      }
      trials.add(tried(workers, migrator, migration, here, there.get()));
      here = there.get();
    }
    return here;
  }

  /** One way forth on a copy; nothing where it did not go, or could not be looked at. */
  private Optional<Walked> step(Migrator migrator, Migration migration, Walked here) {
    Place next = setup.sandbox().copy(here.place());
    try {
      Optional<Said> refused =
          Said.of(ground.forth(migrator, next, Optional.of(migration)), migration);
      if (refused.isEmpty()) {
        return Optional.of(new Walked(next, chain.look(next)));
      }
      refused(migration, refused.get());
    } catch (SandboxFailure e) {
      unapplied.add(migration);
      undecided(migration, e.getMessage() + "; " + e.next(), true);
    }
    drop(next);
    return Optional.empty();
  }

  private CompletableFuture<Trial> tried(
      ExecutorService workers, Migrator migrator, Migration migration, Walked here, Walked there) {
    var trial = new UnitTrial(ground, migrator, migration, setup.seeding());
    room.acquireUninterruptibly();
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return trial.run(here.place(), here.seen(), Optional.of(there.seen()));
          } finally {
            room.release();
            drop(here.place());
            clocked.done(migration.id());
          }
        },
        workers);
  }

  /** What cannot be dropped now goes with the sandbox; no unit is judged by it. */
  private void drop(Place place) {
    try {
      setup.sandbox().drop(place);
    } catch (SandboxFailure e) {
      setup.progress().doing("going on: " + e.getMessage());
    }
  }

  private void refused(Migration migration, Said said) {
    String earlier =
        unapplied.isEmpty() || !said.missing()
            ? ""
            : "; it may need " + unapplied.getLast().id() + ", whose way forth failed before";
    unapplied.add(migration);
    undecided(
        migration, "the way forth failed at " + said.at() + ": " + said.message() + earlier, true);
  }

  private void undecided(Migration migration, String why, boolean tried) {
    trials.add(
        CompletableFuture.completedFuture(
            new Trial(migration.id(), migration.forth().file(), new Trial.Undecided(why, tried))));
    if (!tried) {
      unapplied.add(migration);
    }
    clocked.done(migration.id());
  }

  /** All ways forth once more in one go, on a copy of the baseline; then all the ways back. */
  private Chain ending(Place base, Observation baseline, Walked end) {
    setup.progress().doing("going all the way once more");
    var applied = new ArrayList<>(setup.units());
    applied.removeAll(unapplied);
    Migrator migrator = migrator();
    if (!applied.isEmpty()) {
      secondRun(migrator, base, applied.getLast(), end.seen());
    }
    setup.progress().doing("going all the way back");
    Chain walked = Chain.walk(chain, migrator, end.place(), applied, baseline);
    if (!walked.residue().isEmpty()) {
      remarks.add("after all ways back in a row: " + walked.residue());
    }
    setup.sandbox().drop(end.place());
    setup.sandbox().drop(base);
    return walked;
  }

  private void secondRun(Migrator migrator, Place base, Migration last, Observation expected) {
    MigrationOutcome outcome = ground.forth(migrator, base, Optional.of(last));
    Optional<Said> said = Said.of(outcome);
    if (said.isPresent()) {
      String ended = "the second run ended at " + said.get().at() + ": " + said.get().message();
      if (outcome instanceof MigrationOutcome.Failed failed
          && failed.migration().filter(this::isUndecided).isPresent()) {
        remarks.add(ended + "; nothing may be said of that migration either way");
      } else {
        harness.add(new HarnessCheck("two-clean-runs", false, ended));
      }
      return;
    }
    Likeness likeness = Likeness.of(expected, chain.look(base));
    harness.add(
        new HarnessCheck(
            "two-clean-runs",
            likeness.same(),
            likeness.same()
                ? "all ways forth in one go come to the same schema"
                : likeness.differing().getFirst().said()));
  }

  private boolean isUndecided(String id) {
    return trials.stream()
        .map(CompletableFuture::join)
        .anyMatch(trial -> trial.unit().equals(id) && trial.ran() instanceof Trial.Undecided);
  }

  /** The tool with everything in its folder that could be applied so far. */
  private Migrator migrator() {
    var migrations = new ArrayList<>(setup.plan().migrations());
    migrations.removeAll(unapplied);
    Plan plan = setup.plan();
    return setup.migrators().of(new Plan(plan.layout(), plan.digest(), migrations, List.of()));
  }
}
