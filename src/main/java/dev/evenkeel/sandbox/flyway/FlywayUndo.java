package dev.evenkeel.sandbox.flyway;

import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.Request;
import dev.evenkeel.plan.Script;
import dev.evenkeel.sandbox.MigrationOutcome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Replays an undo: the script and the removal of its history row, in one transaction. */
record FlywayUndo(String history) {
  MigrationOutcome run(DataSource target, Migration migration) {
    Script script =
        migration
            .back()
            .orElseThrow(() -> new IllegalArgumentException(migration.id() + " has no way back"));
    String at = script.file();
    try (Connection connection = target.getConnection()) {
      connection.setAutoCommit(!script.transactional());
      try (Statement statement = connection.createStatement()) {
        for (Request request : script.requests()) {
          at = request.at();
          statement.execute(request.sql());
        }
      }
      at = script.file();
      forget(connection, migration);
      if (script.transactional()) {
        connection.commit();
      }
      return new MigrationOutcome.Done(List.of(migration.id()));
    } catch (SQLException e) {
      return new MigrationOutcome.Failed(
          Optional.of(migration.id()),
          at,
          Optional.ofNullable(e.getSQLState()),
          String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private void forget(Connection connection, Migration migration) throws SQLException {
    String quote = connection.getMetaData().getIdentifierQuoteString();
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM "
                + quote
                + history
                + quote
                + " WHERE "
                + quote
                + "version"
                + quote
                + " = ?")) {
      delete.setString(1, migration.version());
      delete.executeUpdate();
    }
  }

  /** The second half, as a person types it. */
  String forgetting(Migration migration) {
    return "DELETE FROM "
        + history
        + " WHERE version = '"
        + migration.version().replace("'", "''")
        + "';";
  }
}
