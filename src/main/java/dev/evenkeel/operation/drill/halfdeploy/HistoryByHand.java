package dev.evenkeel.operation.drill.halfdeploy;

import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.SandboxFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * Writes into a tool's history what the uninterrupted run wrote there: the way out of a state in
 * which everything was done and nothing was written down.
 */
final class HistoryByHand {
  private HistoryByHand() {}

  /** The statements that make the history row of a version what it is in the other place. */
  static List<String> statements(Place goal, String table, String version) {
    String versionIs = " WHERE version = '" + version.replace("'", "''") + "'";
    var statements = new ArrayList<String>();
    statements.add("DELETE FROM " + table + versionIs);
    try (Connection connection = goal.dataSource().getConnection();
        PreparedStatement select =
            connection.prepareStatement("SELECT * FROM " + table + versionIs);
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        statements.add(insert(table, rows));
      }
      return statements;
    } catch (SQLException e) {
      return List.of();
    }
  }

  private static String insert(String table, ResultSet row) throws SQLException {
    var columns = new StringJoiner(", ");
    var values = new StringJoiner(", ");
    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
      columns.add(row.getMetaData().getColumnName(i));
      values.add(literal(row.getObject(i)));
    }
    return "INSERT INTO " + table + " (" + columns + ") VALUES (" + values + ")";
  }

  private static String literal(@org.jspecify.annotations.Nullable Object value) {
    return switch (value) {
      case null -> "NULL";
      case Number number -> number.toString();
      case Boolean truth -> truth.toString();
      case java.sql.Timestamp moment -> "CURRENT_TIMESTAMP";
      default -> "'" + value.toString().replace("'", "''") + "'";
    };
  }

  static void run(Place place, List<String> statements) {
    try (Connection connection = place.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    } catch (SQLException e) {
      throw new SandboxFailure(
          "the history of " + place.name() + " could not be written: " + e.getMessage(),
          "run the drill again",
          e);
    }
  }
}
