package dev.evenkeel.sandbox;

import dev.evenkeel.plan.Migration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** A migration tool, run for real or replayed by its own protocol, against any data source. */
public interface Migrator {
  /** Its name, version, and how it is run. */
  Tool tool();

  /**
   * Applies what is pending, in the tool's order.
   *
   * @param upTo the last migration to apply; all pending ones where empty
   */
  MigrationOutcome forth(DataSource target, Optional<Migration> upTo);

  /** Takes one migration back, the way this layout does, its history row included. */
  MigrationOutcome back(DataSource target, Migration migration);

  /** What a person types to do the same as {@link #forth}, one line each. */
  default List<String> forthCommand() {
    return List.of("run " + tool().name() + " again");
  }

  /** What a person types to do the same as {@link #back}, one line each. */
  default List<String> backCommand(Migration migration) {
    return List.of("take " + migration.id() + " back with " + tool().name());
  }

  /**
   * The way out, where a statement hangs because of how this tool goes about it.
   *
   * @param statement the one that never ended
   */
  default Optional<String> wayOut(String statement) {
    return Optional.empty();
  }

  /**
   * The same tool as somebody runs it whose checkout is older.
   *
   * @param newer what is not in there yet
   * @return empty where the tool cannot be run so
   */
  default Optional<Migrator> without(List<Migration> newer) {
    return Optional.empty();
  }
}
