package dev.evenkeel.source.database.mysql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads rows, and nothing else. */
final class Query {
  /** What is done with each row. */
  @FunctionalInterface
  interface Row {
    void of(Cells cells) throws SQLException;
  }

  private Query() {}

  static void each(Connection connection, String sql, Row row) throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      var cells = new Cells(rows);
      while (rows.next()) {
        row.of(cells);
      }
    }
  }

  /** The cells of the row that is read, by their place in the select list, from 1. */
  static final class Cells {
    private final ResultSet rows;

    private Cells(ResultSet rows) {
      this.rows = rows;
    }

    @Nullable String maybe(int column) throws SQLException {
      return rows.getString(column);
    }

    /** Empty where it is null. */
    String text(int column) throws SQLException {
      String text = rows.getString(column);
      return text == null ? "" : text;
    }

    long number(int column) throws SQLException {
      return rows.getLong(column);
    }

    boolean says(int column, String word) throws SQLException {
      return word.equalsIgnoreCase(rows.getString(column));
    }
  }
}
