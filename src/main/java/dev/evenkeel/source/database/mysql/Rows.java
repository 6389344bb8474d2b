package dev.evenkeel.source.database.mysql;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.source.database.RowDigests;
import dev.evenkeel.source.database.RowSum;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts and digests of rows, table by table. Columns are named, for {@code *} leaves out those
 * that are INVISIBLE; a FLOAT is asked for as a DOUBLE, for its own text drops digits.
 */
final class Rows {
  private Rows() {}

  static RowDigests read(Connection connection) throws SQLException {
    var tables = new ArrayList<String>();
    Map<String, List<String>> columns = columns(connection);
    Query.each(
        connection,
        """
        SELECT TABLE_NAME FROM information_schema.TABLES
        WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED')
        """,
        row -> tables.add(row.text(1)));
    Map<String, RowDigests.Rows> digests = new TreeMap<>();
    for (String table : tables) {
      digests.put(
          "table/" + table, table(connection, table, columns.getOrDefault(table, List.of("1"))));
    }
    return new RowDigests(digests);
  }

  private static Map<String, List<String>> columns(Connection connection) throws SQLException {
    Map<String, List<String>> columns = new HashMap<>();
    Query.each(
        connection,
        """
        SELECT TABLE_NAME, COLUMN_NAME, DATA_TYPE FROM information_schema.COLUMNS
        WHERE TABLE_SCHEMA = DATABASE() AND COALESCE(GENERATION_EXPRESSION, '') = ''
        """,
        row -> {
          String name = Dialect.MYSQL.quoted(row.text(2));
          columns
              .computeIfAbsent(row.text(1), table -> new ArrayList<>())
              .add(row.says(3, "float") ? name + " + 0e0 AS " + name : name);
        });
    return columns;
  }

  private static RowDigests.Rows table(Connection connection, String table, List<String> columns)
      throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT " + String.join(", ", columns) + " FROM " + Dialect.MYSQL.quoted(table))) {
      return RowSum.of(rows);
    }
  }
}
