package dev.evenkeel.sandbox.seed;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Puts rows into one table, for good or to see what the server says. */
final class Inserts {
  private static final Pattern CONNECTION = Pattern.compile("^\\(conn=\\d+\\) ");
  private final Connection connection;
  private final Table table;

  /**
   * @param connection that commits only when it is told to
   */
  Inserts(Connection connection, Table table) {
    this.connection = connection;
    this.table = table;
  }

  /** Keeps the row where the server takes it. */
  Attempt insert(Draft draft) throws SQLException {
    return attempt(draft, true);
  }

  /** Leaves nothing behind. */
  Attempt probe(Draft draft) throws SQLException {
    return attempt(draft, false);
  }

  private Attempt attempt(Draft draft, boolean keep) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try (PreparedStatement statement = connection.prepareStatement(sql(draft))) {
      int at = 1;
      for (Column column : table.columns()) {
        Optional<String> value = draft.values().get(column.name());
        if (value != null) {
          statement.setString(at++, value.orElse(null));
        }
      }
      statement.executeUpdate();
      if (keep) {
        connection.releaseSavepoint(before);
      } else {
        connection.rollback(before);
      }
      return new Attempt.Taken();
    } catch (SQLException e) {
      connection.rollback(before);
      return refused(e);
    }
  }

  private static Attempt.Refused refused(SQLException e) {
    String said = String.valueOf(e.getMessage());
    String first = CONNECTION.matcher(said.lines().findFirst().orElse("")).replaceFirst("");
    return new Attempt.Refused(
        e.getSQLState() == null ? "" : e.getSQLState(), first.replaceFirst("^ERROR: ", ""));
  }

  private String sql(Draft draft) {
    List<String> names = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (Column column : table.columns()) {
      if (draft.values().containsKey(column.name())) {
        names.add(column.written());
        values.add(column.placeholder());
      }
    }
    if (names.isEmpty()) {
      // What each server understands as a row of nothing but defaults.
      Column any = table.columns().isEmpty() ? null : table.columns().getFirst();
      return any == null
          ? "INSERT INTO " + table.written() + " DEFAULT VALUES"
          : "INSERT INTO " + table.written() + " (" + any.written() + ") VALUES (DEFAULT)";
    }
    return "INSERT INTO "
        + table.written()
        + " ("
        + String.join(", ", names)
        + ") VALUES ("
        + String.join(", ", values)
        + ")";
  }
}
