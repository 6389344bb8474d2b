package dev.evenkeel.app.cli.drill;

import dev.evenkeel.operation.drill.MigratorFactory;
import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.Layout;
import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.Plan;
import dev.evenkeel.sandbox.Migrator;
import dev.evenkeel.sandbox.flyway.FlywayMigrator;
import dev.evenkeel.sandbox.replay.Replayer;
import java.time.Duration;
import java.util.Map;

/** Which tool runs a plan. */
final class Tools {
  private Tools() {}

  /**
   * Flyway itself, or the protocol of the layout's tool.
   *
   * @param statement how long one request may take
   */
  static MigratorFactory of(
      PlannedMigrations migrations, Map<String, String> flyway, Duration statement) {
    return migrations.plan().layout() == Layout.FLYWAY
        ? new OfFlyway(migrations, flyway, statement)
        : plan -> new Replayer(plan, migrations.dialect(), statement).shownAs(migrations.shown());
  }

  /** The plan as the tool runs it: Flyway may be told to leave the callbacks of its folder out. */
  static Plan planned(Plan plan, Map<String, String> flyway) {
    String key = "skipDefaultCallbacks";
    boolean skips = Boolean.parseBoolean(flyway.getOrDefault(key, flyway.get("flyway." + key)));
    return skips ? plan.withoutCallbacks() : plan;
  }

  /** Flyway reads its folder by itself; what is not in there is run by the plainest protocol. */
  private record OfFlyway(
      PlannedMigrations migrations, Map<String, String> flyway, Duration statement)
      implements MigratorFactory {
    @Override
    public Migrator of(Plan plan) {
      return new FlywayMigrator(
              migrations.folder(),
              flyway,
              plan.migrations().stream().anyMatch(Migration::repeatable))
          .shownAs(migrations.shown());
    }

    @Override
    public Migrator control(Plan plan) {
      Dialect dialect = migrations.dialect();
      return new Replayer(
          new Plan(Layout.PAIRS, plan.digest(), plan.migrations(), plan.problems()),
          dialect,
          statement);
    }
  }
}
