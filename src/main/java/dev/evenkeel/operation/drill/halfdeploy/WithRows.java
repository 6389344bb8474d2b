package dev.evenkeel.operation.drill.halfdeploy;

import dev.evenkeel.drill.halfdeploy.Fingerprint;
import dev.evenkeel.operation.drill.Mention;
import dev.evenkeel.operation.drill.halfdeploy.CleanRuns.Clean;
import dev.evenkeel.operation.drill.halfdeploy.bench.Workbench;
import dev.evenkeel.operation.drill.halfdeploy.leg.Step;
import dev.evenkeel.operation.drill.halfdeploy.tracing.Watermarks.Traced;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.SeedReport;
import dev.evenkeel.sandbox.Seeder;
import java.util.Optional;

/** The same step on tables that hold rows, where it can live with them. */
final class WithRows {
  private final Workbench bench;
  private final CleanRuns runs;
  private final Kept kept;
  private final Account account;

  WithRows(Workbench bench, CleanRuns runs, Kept kept, Account account) {
    this.bench = bench;
    this.runs = runs;
    this.kept = kept;
    this.account = account;
  }

  /** Empty where it is to be drilled bare. */
  Optional<Clean> of(Step bare, Seeder seeder) {
    Place base = kept.copy(bare.base());
    seed(seeder, base, bare);
    Fingerprint before = bench.read(base);
    if (before.same(bare.before())) {
      return Optional.empty();
    }
    Place goal = kept.copy(base);
    Traced traced = runs.trace(goal, base, bare.migration());
    if (!traced.ran().done()) {
      String why = bare.id() + " fails on rows made to fit the tables: " + traced.ran().said();
      Optional<Seeder> plainer = seeder.plainer();
      if (plainer.isPresent()) {
        account.remark(why + "; plain rows were tried in their place");
        return of(bare, plainer.get());
      }
      account.remark(why + "; it was drilled without them");
      bench.unseen(bare.id() + ": what becomes of rows, since it fails on those that were made");
      return Optional.empty();
    }
    Fingerprint after = bench.read(goal);
    Optional<String> wavering = runs.wavering(base, bare.migration(), after);
    if (wavering.isPresent()) {
      account.remark(
          bare.id()
              + " comes to other rows each time it runs on the same ones ("
              + wavering.get()
              + "), as a clock or chance in it does; it was drilled without them");
      bench.unseen(bare.id() + ": what becomes of rows, since no two clean runs leave the same");
      return Optional.empty();
    }
    return Optional.of(
        new Clean(
            new Step(bare.number(), bare.migration(), base, before, goal, after, bare.storage()),
            traced));
  }

  /** A table that took no row says nothing of what the step does to its rows. */
  private void seed(Seeder seeder, Place base, Step bare) {
    SeedReport rows = seeder.seed(base);
    bench.awaitNoSessions(base);
    for (SeedReport.Table table : rows.unseeded()) {
      String none = bare.id() + ": " + table.path() + " took no row";
      account.remark(none + ": " + table.unseeded().orElse(""));
      if (Mention.isIn(bare.migration(), table.path())) {
        bench.unseen(none + ", and the step names it");
      }
    }
  }
}
