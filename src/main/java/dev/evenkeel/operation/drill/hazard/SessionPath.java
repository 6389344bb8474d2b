package dev.evenkeel.operation.drill.hazard;

import dev.evenkeel.plan.Dialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Where a session looks for names. Tools set it back after each migration, for they look for their
 * history there.
 *
 * @param path empty where the engine has none
 */
record SessionPath(Optional<String> path) {
  static SessionPath of(Connection session, Dialect dialect) throws SQLException {
    if (dialect != Dialect.POSTGRESQL) {
      return new SessionPath(Optional.empty());
    }
    try (Statement statement = session.createStatement();
        ResultSet row = statement.executeQuery("SELECT current_setting('search_path')")) {
      row.next();
      return new SessionPath(Optional.of(row.getString(1)));
    }
  }

  void restore(Connection session) throws SQLException {
    if (path.isEmpty()) {
      return;
    }
    try (Statement statement = session.createStatement();
        var set = session.prepareStatement("SELECT set_config('search_path', ?, false)")) {
      statement.execute("RESET ROLE");
      set.setString(1, path.get());
      set.execute();
    }
  }
}
