package dev.evenkeel.source.database;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.snapshot.Note;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether the account that reads could also write: one that cannot is the better one to give. */
final class Account {
  private static final String POSTGRESQL =
      """
      SELECT (SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user)
        OR EXISTS (SELECT 1 FROM pg_catalog.pg_class c
          JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
          WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
            AND pg_catalog.has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE'))\
      """;

  private static final Pattern WRITES =
      Pattern.compile("GRANT .*\\b(?:ALL PRIVILEGES|INSERT|UPDATE|DELETE|DROP|ALTER)\\b.* ON .*");

  private Account() {}

  static Optional<Note> note(Connection connection, DatabaseUrl url) {
    try (Statement statement = connection.createStatement()) {
      boolean writes =
          url.dialect() == Dialect.POSTGRESQL ? postgresql(statement) : mysql(statement);
      return writes
          ? Optional.of(
              new Note(
                  "account-may-write",
                  "source",
                  List.of(),
                  url.shown(),
                  "the account that reads could also write; one that cannot is enough",
                  Map.of()))
          : Optional.empty();
    } catch (SQLException e) {
      // nobody knows, and nothing that is compared depends on it
      return Optional.empty();
    }
  }

  private static boolean postgresql(Statement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery(POSTGRESQL)) {
      return rows.next() && rows.getBoolean(1);
    }
  }

  private static boolean mysql(Statement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery("SHOW GRANTS")) {
      boolean writes = false;
      while (rows.next()) {
        writes |= WRITES.matcher(rows.getString(1)).matches();
      }
      return writes;
    }
  }
}
