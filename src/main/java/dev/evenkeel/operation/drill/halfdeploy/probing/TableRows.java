package dev.evenkeel.operation.drill.halfdeploy.probing;

import dev.evenkeel.drill.halfdeploy.Contents;
import dev.evenkeel.plan.Dialect;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.SandboxFailure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the rows of tables, one by one: a digest says that something is lost, and not how much. */
final class TableRows {
  private static final String POSTGRESQL =
      """
      SELECT table_schema || '/table/' || table_name AS path,
        quote_ident(table_schema) || '.' || quote_ident(table_name) AS written, column_name AS name,
        quote_ident(column_name) AS quoted,
        concat(udt_schema, '.', udt_name, '(', character_maximum_length, numeric_precision, ',',
          numeric_scale, datetime_precision, ')') AS type
      FROM information_schema.columns
      WHERE is_generated = 'NEVER' AND table_schema NOT IN ('pg_catalog', 'information_schema')
      ORDER BY 1, ordinal_position\
      """;

  private static final String MYSQL =
      """
      SELECT concat('table/', table_name) AS path,
        concat('`', replace(table_name, '`', '``'), '`') AS written, column_name AS name,
        concat('`', replace(column_name, '`', '``'), '`', IF(data_type = 'float', ' + 0e0', '')) AS quoted, column_type AS type
      FROM information_schema.columns
      WHERE table_schema = database() AND coalesce(generation_expression, '') = ''
      ORDER BY 1, ordinal_position\
      """;

  private TableRows() {}

  /** One table as it is asked for. */
  private record Asked(String written, Map<String, String> columns, List<String> quoted) {}

  /**
   * Reads them.
   *
   * @param tables by path, as a fingerprint has them
   */
  static Contents read(Place place, Dialect dialect, Set<String> tables) {
    try (Connection connection = place.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      var contents = new HashMap<String, Contents.Table>();
      for (Map.Entry<String, Asked> each : asked(statement, dialect, tables).entrySet()) {
        contents.put(each.getKey(), read(statement, each.getValue()));
      }
      return new Contents(contents);
    } catch (SQLException e) {
      throw new SandboxFailure(
          "the rows of " + place.name() + " could not be read: " + e.getMessage(),
          "run the drill again",
          e);
    }
  }

  private static Map<String, Asked> asked(Statement statement, Dialect dialect, Set<String> tables)
      throws SQLException {
    var asked = new LinkedHashMap<String, Asked>();
    try (ResultSet columns =
        statement.executeQuery(dialect == Dialect.POSTGRESQL ? POSTGRESQL : MYSQL)) {
      while (columns.next()) {
        String path = columns.getString("path");
        if (tables.contains(path)) {
          String written = columns.getString("written");
          Asked table =
              asked.computeIfAbsent(
                  path, any -> new Asked(written, new LinkedHashMap<>(), new ArrayList<>()));
          table.columns().put(columns.getString("name"), columns.getString("type"));
          table.quoted().add(columns.getString("quoted"));
        }
      }
    }
    return asked;
  }

  private static Contents.Table read(Statement statement, Asked asked) throws SQLException {
    List<String> names = List.copyOf(asked.columns().keySet());
    var rows = new ArrayList<Map<String, String>>();
    try (ResultSet held =
        statement.executeQuery(
            asked.quoted().stream()
                .collect(Collectors.joining(", ", "SELECT ", " FROM " + asked.written())))) {
      while (held.next()) {
        var row = new HashMap<String, String>();
        for (int i = 0; i < names.size(); i++) {
          String value = held.getString(i + 1);
          if (value != null) {
            row.put(names.get(i), value);
          }
        }
        rows.add(row);
      }
    }
    return new Contents.Table(asked.columns(), rows);
  }
}
