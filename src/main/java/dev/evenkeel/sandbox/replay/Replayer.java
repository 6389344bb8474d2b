package dev.evenkeel.sandbox.replay;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.Plan;
import dev.evenkeel.sandbox.MigrationOutcome;
import dev.evenkeel.sandbox.Migrator;
import dev.evenkeel.sandbox.Tool;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Follows the protocol of the plan's tool. On PostgreSQL texts travel as simple queries, whatever
 * the data source was made for; on MariaDB and MySQL it must allow several statements in one text.
 */
public final class Replayer implements Migrator {
  private final Plan plan;
  private final Dialect dialect;
  private final Duration limit;
  private final Protocol protocol;
  private final String shown;

  /**
   * @param limit how long one request may take before the outcome is {@link MigrationOutcome.Hung}
   */
  public Replayer(Plan plan, Dialect dialect, Duration limit) {
    this(plan, dialect, limit, ".");
  }

  private Replayer(Plan plan, Dialect dialect, Duration limit, String shown) {
    this.shown = shown;
    this.plan = plan;
    this.dialect = dialect;
    this.limit = limit;
    this.protocol = Protocols.of(plan.layout(), dialect);
  }

  /** The same, with another name for the folder in the commands that a person is to type. */
  public Replayer shownAs(String name) {
    return new Replayer(plan, dialect, limit, name);
  }

  @Override
  public Tool tool() {
    return new Tool(protocol.name(), protocol.version(), Tool.Mode.REPLAYED, Tool.Mode.REPLAYED);
  }

  @Override
  public List<String> forthCommand() {
    return Commands.forth(plan.layout(), dialect, shown);
  }

  @Override
  public List<String> backCommand(Migration migration) {
    return Commands.back(plan.layout(), dialect, migration, shown);
  }

  @Override
  public Optional<Migrator> without(List<Migration> newer) {
    var older = new ArrayList<>(plan.migrations());
    older.removeAll(newer);
    return Optional.of(
        new Replayer(
            new Plan(plan.layout(), plan.digest(), older, plan.problems()), dialect, limit, shown));
  }

  @Override
  public MigrationOutcome forth(DataSource target, Optional<Migration> upTo) {
    return run(target, (database, done) -> forth(database, upTo, done));
  }

  @Override
  public MigrationOutcome back(DataSource target, Migration migration) {
    return run(
        target,
        (database, done) -> {
          database.working(migration);
          if (migration.back().isEmpty()) {
            throw new Refusal("there is no way back from " + migration.id());
          }
          if (!protocol.holds(database, migration)) {
            throw new Refusal(
                "its history does not hold "
                    + migration.version()
                    + ", so "
                    + protocol.name()
                    + " would take back another migration, or none");
          }
          protocol.back(database, migration, plan);
          done.add(migration.id());
        });
  }

  private void forth(Database database, Optional<Migration> upTo, List<String> done)
      throws SQLException {
    Map<String, Integer> order = new HashMap<>();
    plan.migrations().forEach(migration -> order.put(migration.id(), order.size()));
    int last =
        upTo.map(migration -> order.getOrDefault(migration.id(), -1)).orElse(Integer.MAX_VALUE);
    for (Migration migration : protocol.pending(database, plan)) {
      if (order.getOrDefault(migration.id(), Integer.MAX_VALUE) <= last) {
        database.working(migration);
        protocol.forth(database, migration);
        done.add(migration.id());
      }
    }
  }

  /** One run of the tool, its connection opened already. */
  @FunctionalInterface
  private interface Way {
    void go(Database database, List<String> done) throws SQLException;
  }

  private MigrationOutcome run(DataSource target, Way way) {
    var watchdog = new Watchdog(limit);
    try (Connection connection = target.getConnection()) {
      return run(new Database(connection, dialect, watchdog), way, watchdog);
    } catch (SQLException e) {
      return new MigrationOutcome.Failed(
          Optional.empty(), protocol.name(), Optional.ofNullable(e.getSQLState()), Said.of(e));
    }
  }

  private MigrationOutcome run(Database database, Way way, Watchdog watchdog) {
    var done = new ArrayList<String>();
    try {
      protocol.open(database);
      way.go(database, done);
      protocol.close(database);
      return new MigrationOutcome.Done(done);
    } catch (SQLException e) {
      String at = database.request().map(request -> Said.at(request, e)).orElse(protocol.name());
      giveUp(database);
      if (watchdog.hasBitten()) {
        return new MigrationOutcome.Hung(
            at, "an answer for " + watchdog.limit().toSeconds() + " s");
      }
      return new MigrationOutcome.Failed(
          database.migration().map(Migration::id),
          at,
          Optional.ofNullable(e.getSQLState()),
          Said.of(e));
    } catch (Refusal e) {
      giveUp(database);
      return new MigrationOutcome.Failed(
          database.migration().map(Migration::id), protocol.name(), Optional.empty(), e.said());
    }
  }

  private void giveUp(Database database) {
    database.giveUp();
    if (database.migration().isPresent()) {
      database.abandon(() -> protocol.abandon(database));
    }
  }
}
