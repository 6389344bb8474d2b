package dev.evenkeel.operation.drill.halfdeploy;

import dev.evenkeel.drill.HarnessCheck;
import dev.evenkeel.drill.halfdeploy.Fingerprint;
import dev.evenkeel.drill.halfdeploy.HalfDeployRecord.Broken;
import dev.evenkeel.operation.drill.halfdeploy.bench.Ran;
import dev.evenkeel.operation.drill.halfdeploy.bench.Workbench;
import dev.evenkeel.operation.drill.halfdeploy.leg.Step;
import dev.evenkeel.operation.drill.halfdeploy.tracing.Watermarks;
import dev.evenkeel.operation.drill.halfdeploy.tracing.Watermarks.Traced;
import dev.evenkeel.plan.Migration;
import dev.evenkeel.sandbox.MigrationOutcome;
import dev.evenkeel.sandbox.Migrator;
import dev.evenkeel.sandbox.Place;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;

/** Runs that nobody stops: what every stop is held against, and whether it can be. */
final class CleanRuns {
  private final Workbench bench;
  private final Migrator migrator;
  private final Runnable quiet;
  private final Kept kept;
  private final Account account;

  /**
   * @param quiet returns when nobody else of the drill is at work on the server
   */
  CleanRuns(Workbench bench, Runnable quiet, Kept kept, Account account) {
    this.bench = bench;
    this.migrator = bench.rig().migrator();
    this.quiet = quiet;
    this.kept = kept;
    this.account = account;
  }

  /** A step that ends well when nobody stops it, and its calls. */
  record Clean(Step step, Traced traced) {}

  /** Runs a step on a place, which is a copy of a base. */
  Traced trace(Place goal, Place base, Migration migration) {
    return trace(goal, base, migration, target -> migrator.forth(target, Optional.of(migration)));
  }

  /** Runs either way of a step on a place, which is a copy of a base. */
  Traced trace(
      Place goal, Place base, Migration migration, Function<DataSource, MigrationOutcome> tool) {
    Traced traced = Watermarks.trace(bench, goal, base, tool, quiet);
    if (!traced.doubtful().isEmpty()) {
      account.remark(
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

  /** In what a second clean run differs; against such a goal every stop would look wrong. */
  Optional<String> wavering(Place base, Migration migration, Fingerprint after) {
    Place place = kept.copy(base);
    Ran ran = bench.runUncut(place, target -> migrator.forth(target, Optional.of(migration)));
    Fingerprint again = bench.read(place);
    return ran.done() && again.same(after)
        ? Optional.empty()
        : Optional.of(ran.done() ? again.against(after).getFirst() : ran.said());
  }

  /** All steps in one run, as a deploy does them: must come to where the single steps came. */
  HarnessCheck oneGo(Place base, Optional<Migration> upTo, Fingerprint end) {
    Place place = kept.copy(base);
    Ran ran = bench.runUncut(place, target -> migrator.forth(target, upTo));
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

  /** A step that does not end well even so. */
  Broken broken(Migration migration, Ran ran) {
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
}
