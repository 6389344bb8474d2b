package dev.evenkeel.sandbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Statements and questions of a test, each on a connection of its own. */
public final class Asked {
  private Asked() {}

  /** Any number of statements. */
  public static void run(Place place, String sql) throws SQLException {
    try (Connection connection = place.dataSource(Session.PLAIN.simple()).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      while (statement.getMoreResults() || statement.getUpdateCount() != -1) {
        // An error of a later statement is thrown when its result is fetched.
      }
    }
  }

  /** The first column of the first row. */
  public static String one(Place place, String sql) throws SQLException {
    try (Connection connection = place.dataSource().getConnection()) {
      return one(connection, sql);
    }
  }

  /** The first column of the first row. */
  public static String one(Connection connection, String sql) throws SQLException {
    return all(connection, sql).getFirst();
  }

  /** The first column of all rows. */
  public static List<String> all(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      var all = new ArrayList<String>();
      while (result.next()) {
        all.add(String.valueOf(result.getString(1)));
      }
      return all;
    }
  }
}
