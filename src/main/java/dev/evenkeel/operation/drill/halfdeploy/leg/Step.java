package dev.evenkeel.operation.drill.halfdeploy.leg;

import dev.evenkeel.drill.halfdeploy.Fingerprint;
import dev.evenkeel.plan.Migration;
import dev.evenkeel.sandbox.MigrationOutcome;
import dev.evenkeel.sandbox.Migrator;
import dev.evenkeel.sandbox.Place;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * One migration between two places that nobody stopped.
 *
 * @param base holds what its predecessors left
 * @param goal holds what the uninterrupted step left
 * @param storage identity of what held rows before, by its path; empty where there is no way back
 */
public record Step(
    int number,
    Migration migration,
    Place base,
    Fingerprint before,
    Place goal,
    Fingerprint after,
    Map<String, String> storage) {
  public Step {
    storage = Map.copyOf(storage);
  }

  public String id() {
    return migration.id();
  }

  /** The tool, told to stop after this step. */
  public Function<DataSource, MigrationOutcome> forth(Migrator migrator) {
    return target -> migrator.forth(target, Optional.of(migration));
  }
}
