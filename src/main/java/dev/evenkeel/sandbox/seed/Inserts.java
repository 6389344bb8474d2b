package dev.evenkeel.sandbox.seed;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

  /** Keeps all rows where the server takes every one of them, else none. */
  boolean insertAll(List<Draft> drafts) throws SQLException {
    List<Column> columns =
        table.columns().stream()
            .filter(
                column -> drafts.stream().anyMatch(row -> row.values().containsKey(column.name())))
            .toList();
    if (columns.isEmpty()) {
      return false;
    }
    Savepoint before = connection.setSavepoint();
    try (PreparedStatement statement = connection.prepareStatement(sql(columns, drafts))) {
      int at = 1;
      for (Draft draft : drafts) {
        at = bind(statement, at, draft);
      }
      statement.executeUpdate();
      connection.releaseSavepoint(before);
      return true;
    } catch (SQLException e) {
      connection.rollback(before);
      return false;
    }
  }

  private String sql(List<Column> columns, List<Draft> drafts) {
    return "INSERT INTO "
        + table.written()
        + columns.stream().map(Column::written).collect(Collectors.joining(", ", " (", ") VALUES "))
        + drafts.stream().map(row -> values(columns, row)).collect(Collectors.joining(", "));
  }

  private static String values(List<Column> columns, Draft draft) {
    return columns.stream()
        .map(each -> draft.values().containsKey(each.name()) ? each.placeholder() : "DEFAULT")
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private int bind(PreparedStatement statement, int first, Draft draft) throws SQLException {
    int at = first;
    for (Column column : table.columns()) {
      Optional<String> value = draft.values().get(column.name());
      if (value != null) {
        statement.setString(at++, value.orElse(null));
      }
    }
    return at;
  }

  private Attempt attempt(Draft draft, boolean keep) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try (PreparedStatement statement = connection.prepareStatement(sql(draft))) {
      bind(statement, 1, draft);
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
    List<Column> columns =
        table.columns().stream()
            .filter(column -> draft.values().containsKey(column.name()))
            .toList();
    if (columns.isEmpty()) {
      // What each server understands as a row of nothing but defaults.
      Column any = table.columns().isEmpty() ? null : table.columns().getFirst();
      return any == null
          ? "INSERT INTO " + table.written() + " DEFAULT VALUES"
          : "INSERT INTO " + table.written() + " (" + any.written() + ") VALUES (DEFAULT)";
    }
    return sql(columns, List.of(draft));
  }
}
