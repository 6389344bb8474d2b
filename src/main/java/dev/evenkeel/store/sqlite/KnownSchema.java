package dev.evenkeel.store.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How our tables are defined. Whoever can write the file can define them anew, without their checks
 * or as something that answers in their place.
 */
final class KnownSchema {
  private static final List<String> MIGRATIONS = List.of("V1__log.sql", "V2__spent.sql");

  /** Flyway's own: nothing that is verified is read from it. */
  private static final String HISTORY = "flyway_schema_history";

  private KnownSchema() {}

  /**
   * What is defined in another way than ours, missing, or not ours at all. A log that no newer
   * version wrote to has the first migrations alone.
   */
  static List<String> differences(Connection connection) throws SQLException {
    Map<String, String> found = definitions(connection);
    List<String> fewest = differences(ours(MIGRATIONS.size()), found);
    for (int migrations = MIGRATIONS.size() - 1; migrations > 0; migrations--) {
      List<String> said = differences(ours(migrations), found);
      fewest = said.size() < fewest.size() ? said : fewest;
    }
    return fewest;
  }

  private static List<String> differences(Map<String, String> ours, Map<String, String> found) {
    var said = new ArrayList<String>();
    ours.forEach(
        (name, sql) -> {
          String other = found.get(name);
          if (other == null) {
            said.add("it has no " + name);
          } else if (!other.equals(sql)) {
            said.add("its " + name + " is not defined as ours is");
          }
        });
    found.keySet().stream()
        .filter(name -> !ours.containsKey(name))
        .forEach(name -> said.add("it has a " + name + ", which is not ours"));
    return said;
  }

  private static Map<String, String> ours(int migrations) throws SQLException {
    try (Connection fresh = DriverManager.getConnection("jdbc:sqlite::memory:");
        Statement statement = fresh.createStatement()) {
      for (String migration : MIGRATIONS.subList(0, migrations)) {
        for (String sql : script(migration).split(";\\s*\n", -1)) {
          if (!sql.isBlank()) {
            statement.executeUpdate(sql);
          }
        }
      }
      return definitions(fresh);
    }
  }

  /** By kind and name. */
  private static Map<String, String> definitions(Connection connection) throws SQLException {
    var definitions = new TreeMap<String, String>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema WHERE NOT"
                    + " (tbl_name = '"
                    + HISTORY
                    + "' AND type IN ('table', 'index'))")) {
      while (rows.next()) {
        definitions.put(String.valueOf(rows.getString(1)), String.valueOf(rows.getString(2)));
      }
    }
    return definitions;
  }

  private static String script(String name) {
    try (InputStream in = KnownSchema.class.getResourceAsStream(name)) {
      return new String(
          Objects.requireNonNull(in, "packed with the program").readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the migration " + name + " cannot be read", e);
    }
  }
}
