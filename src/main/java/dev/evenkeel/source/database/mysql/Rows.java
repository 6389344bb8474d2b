package dev.evenkeel.source.database.mysql;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.source.database.RowDigests;
import dev.evenkeel.source.database.RowSum;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;

/** Counts and digests of rows, table by table. */
final class Rows {
  private Rows() {}

  static RowDigests read(Connection connection) throws SQLException {
    var tables = new ArrayList<String>();
    Query.each(
        connection,
        """
        SELECT TABLE_NAME FROM information_schema.TABLES
        WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED')
        """,
        row -> tables.add(row.text(1)));
    Map<String, RowDigests.Rows> digests = new TreeMap<>();
    tables.removeAll(History.names(connection));
    for (String table : tables) {
      digests.put("table/" + table, table(connection, table));
    }
    return new RowDigests(digests);
  }

  private static RowDigests.Rows table(Connection connection, String table) throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM " + Dialect.MYSQL.quoted(table))) {
      return RowSum.of(rows);
    }
  }
}
