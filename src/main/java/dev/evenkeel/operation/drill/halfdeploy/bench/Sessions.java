package dev.evenkeel.operation.drill.halfdeploy.bench;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.SandboxFailure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The sessions of a place, when nobody waits for them any more. */
final class Sessions {
  private static final String POSTGRESQL =
      "SELECT format('SELECT pg_terminate_backend(%s)', pid) FROM pg_stat_activity"
          + " WHERE datname = current_database() AND pid <> pg_backend_pid()";
  private static final String MARIADB =
      "SELECT CONCAT('KILL ', ID) FROM information_schema.PROCESSLIST"
          + " WHERE DB = DATABASE() AND ID <> CONNECTION_ID()";

  private Sessions() {}

  /** Ends all of them. */
  static void end(Place place, Dialect dialect) {
    try (Connection connection = place.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String ending : endings(statement, dialect)) {
        endOne(statement, ending);
      }
    } catch (SQLException e) {
      throw new SandboxFailure(
          "the sessions of " + place.name() + " could not be ended: " + e.getMessage(),
          "run the drill again",
          e);
    }
  }

  private static List<String> endings(Statement statement, Dialect dialect) throws SQLException {
    var endings = new ArrayList<String>();
    try (ResultSet rows =
        statement.executeQuery(dialect == Dialect.POSTGRESQL ? POSTGRESQL : MARIADB)) {
      while (rows.next()) {
        endings.add(rows.getString(1));
      }
    }
    return endings;
  }

  private static void endOne(Statement statement, String ending) {
    try {
      statement.execute(ending);
    } catch (SQLException e) {
      return; // it has gone by itself meanwhile
    }
  }
}
