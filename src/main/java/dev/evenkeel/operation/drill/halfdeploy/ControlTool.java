package dev.evenkeel.operation.drill.halfdeploy;

import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.Script;
import dev.evenkeel.sandbox.MigrationOutcome;
import dev.evenkeel.sandbox.Migrator;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.SandboxFailure;
import dev.evenkeel.sandbox.Tool;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * A migration tool of our own whose end we know: it adds a row and writes down that it did, either
 * in one transaction, which is sound, or in two, which applies it twice when it is stopped between.
 *
 * @param inOne whether both happen in one transaction
 */
record ControlTool(boolean inOne) implements Migrator {
  static final Migration STEP =
      new Migration(
          "control", "1", new Script("control", "", List.of(), true), Optional.empty(), false);

  private static final List<String> BASELINE =
      List.of(
          "CREATE TABLE evenkeel_effect (amount integer)",
          "CREATE TABLE evenkeel_done (step integer)");

  static void prepare(Place place) {
    try (Connection connection = place.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : BASELINE) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new SandboxFailure(
          "a table of the drill's own cannot be made: " + e.getMessage(),
          "see what --before provides, and whether it leaves the owner its rights",
          e);
    }
  }

  @Override
  public Tool tool() {
    return new Tool("control", "1", Tool.Mode.CUT, Tool.Mode.CUT);
  }

  @Override
  public MigrationOutcome forth(DataSource target, Optional<Migration> upTo) {
    try (Connection connection = target.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      if (!isDone(statement)) {
        statement.execute("INSERT INTO evenkeel_effect (amount) VALUES (100)");
        if (!inOne) {
          connection.commit();
        }
        statement.execute("INSERT INTO evenkeel_done (step) VALUES (1)");
      }
      connection.commit();
      return new MigrationOutcome.Done(List.of(STEP.id()));
    } catch (SQLException e) {
      return new MigrationOutcome.Failed(
          Optional.of(STEP.id()),
          "control",
          Optional.ofNullable(e.getSQLState()),
          String.valueOf(e.getMessage()));
    }
  }

  private static boolean isDone(Statement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM evenkeel_done")) {
      return rows.next() && rows.getLong(1) > 0;
    }
  }

  @Override
  public MigrationOutcome back(DataSource target, Migration migration) {
    throw new IllegalArgumentException("the control has no way back");
  }
}
