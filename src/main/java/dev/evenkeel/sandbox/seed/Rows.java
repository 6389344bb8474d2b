package dev.evenkeel.sandbox.seed;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Goes through the answer to a question. */
final class Rows {
  private Rows() {}

  /** What is done with one row. */
  interface Taking {
    void take(ResultSet row) throws SQLException;
  }

  static void each(Connection connection, String query, Taking taking) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        taking.take(rows);
      }
    }
  }

  /** A column's text; empty where it is NULL. */
  static String text(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
  }
}
