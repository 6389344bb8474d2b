package dev.evenkeel.operation.drill.halfdeploy.wayout;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.source.database.HistoryLayout;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A migration tool's own table, row by row, as literals that can be written again.
 *
 * @param name as it stands in a statement
 * @param rows column to literal, in the table's order of columns
 * @param given columns whose value the server gives by itself
 */
record HistoryTable(
    String name, HistoryLayout layout, List<Map<String, String>> rows, Set<String> given) {
  private static final Set<String> RESERVED = Set.of("change", "condition", "key", "order");

  /** The tables of a database, by name. */
  static Map<String, HistoryTable> of(Connection connection, Dialect dialect) throws SQLException {
    var columns = new TreeMap<String, Set<String>>();
    String here =
        dialect == Dialect.POSTGRESQL
            ? "table_schema NOT LIKE 'pg\\_%' AND table_schema <> 'information_schema'"
            : "table_schema = DATABASE()";
    String schema =
        dialect == Dialect.POSTGRESQL
            ? "CASE table_schema WHEN current_schema() THEN '' ELSE table_schema END"
            : "''";
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT "
                    + schema
                    + ", table_name, column_name FROM information_schema.columns WHERE "
                    + here)) {
      while (rows.next()) {
        String within = rows.getString(1);
        String table = rows.getString(2);
        columns
            .computeIfAbsent(within + "\0" + table, key -> new java.util.TreeSet<>())
            .add(rows.getString(3));
      }
    }
    var tables = new TreeMap<String, HistoryTable>();
    for (Map.Entry<String, Set<String>> each : columns.entrySet()) {
      String[] parts = each.getKey().split("\0", 2);
      var layout = HistoryLayout.of(parts[1], each.getValue());
      if (layout.isPresent()) {
        String name =
            (parts[0].isEmpty() ? "" : name(parts[0], dialect) + ".") + name(parts[1], dialect);
        tables.put(name, read(connection, name, layout.get(), dialect));
      }
    }
    return tables;
  }

  private static HistoryTable read(
      Connection connection, String name, HistoryLayout layout, Dialect dialect)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("SELECT * FROM " + name)) {
      var given = new java.util.TreeSet<String>();
      var all = new ArrayList<Map<String, String>>();
      var about = found.getMetaData();
      for (int i = 1; i <= about.getColumnCount(); i++) {
        if (about.isAutoIncrement(i)) {
          given.add(about.getColumnName(i));
        }
      }
      while (found.next()) {
        var row = new LinkedHashMap<String, String>();
        for (int i = 1; i <= about.getColumnCount(); i++) {
          row.put(about.getColumnName(i), literal(found.getObject(i), dialect));
        }
        all.add(row);
      }
      return new HistoryTable(name, layout, all, given);
    }
  }

  /** When something ran is the moment in which it is written down. */
  private static String literal(@Nullable Object value, Dialect dialect) {
    return switch (value) {
      case null -> "NULL";
      case Number number -> number.toString();
      case Boolean truth -> truth.toString();
      case java.sql.Timestamp moment -> "CURRENT_TIMESTAMP";
      case java.time.temporal.Temporal moment -> "CURRENT_TIMESTAMP";
      case byte[] bytes -> {
        String digits = java.util.HexFormat.of().formatHex(bytes);
        yield dialect == Dialect.POSTGRESQL ? "'\\x" + digits + "'" : "X'" + digits + "'";
      }
      default -> {
        String text = value.toString().replace("'", "''");
        // A backslash begins an escape there, and stands for itself in PostgreSQL.
        yield "'" + (dialect == Dialect.POSTGRESQL ? text : text.replace("\\", "\\\\")) + "'";
      }
    };
  }

  private static String name(String name, Dialect dialect) {
    if (name.matches("[a-z_][a-z0-9_]*") && !RESERVED.contains(name)) {
      return name;
    }
    return dialect.quoted(name);
  }

  /** Which row it is, as a condition; empty where the table holds one row only. */
  String which(Map<String, String> row, Dialect dialect) {
    var conditions = new ArrayList<String>();
    for (String column : present(layout.key(), row)) {
      String value = row.getOrDefault(column, "NULL");
      if (!value.equals("NULL")) {
        conditions.add(name(column, dialect) + " = " + value);
        if (layout.tool().equals("flyway")) {
          break;
        }
      }
    }
    return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
  }

  HistoryTable emptied() {
    return new HistoryTable(name, layout, List.of(), given);
  }

  /**
   * The statements that make this table's rows those of another; no row is touched without need.
   */
  List<String> towards(HistoryTable other, Dialect dialect) {
    var statements = new ArrayList<String>();
    Map<String, Map<String, String>> here = byKey(dialect);
    Map<String, Map<String, String>> there = other.byKey(dialect);
    here.forEach(
        (key, row) -> {
          Map<String, String> wanted = there.get(key);
          if (wanted == null) {
            statements.add("DELETE FROM " + name + key);
          } else {
            String changes = changes(row, wanted, dialect);
            if (!changes.isEmpty()) {
              statements.add("UPDATE " + name + " SET " + changes + key);
            }
          }
        });
    there.forEach(
        (key, row) -> {
          if (!here.containsKey(key)) {
            statements.add(insert(row, dialect));
          }
        });
    return statements;
  }

  private Map<String, Map<String, String>> byKey(Dialect dialect) {
    var byKey = new LinkedHashMap<String, Map<String, String>>();
    rows.forEach(row -> byKey.put(which(row, dialect), row));
    return byKey;
  }

  /** Of what is compared: the rest is when, how long and by whom. */
  private String changes(Map<String, String> row, Map<String, String> wanted, Dialect dialect) {
    var changes = new ArrayList<String>();
    for (String column : present(layout.facets(), row)) {
      String value = wanted.getOrDefault(column, "NULL");
      if (!value.equals(row.get(column))) {
        changes.add(name(column, dialect) + " = " + value);
      }
    }
    for (String column : present(layout.marks(), row)) {
      String value = wanted.getOrDefault(column, "NULL");
      if (value.equals("NULL") != "NULL".equals(row.get(column))) {
        changes.add(name(column, dialect) + " = " + value);
      }
    }
    return String.join(", ", changes);
  }

  /** A row's number in the order of rows is the next one there, whatever it was in the sandbox. */
  private String insert(Map<String, String> row, Dialect dialect) {
    var columns = new ArrayList<String>();
    var values = new ArrayList<String>();
    boolean counted = false;
    for (Map.Entry<String, String> each : row.entrySet()) {
      if (given.contains(each.getKey()) || each.getValue().equals("NULL")) {
        continue;
      }
      String column = name(each.getKey(), dialect);
      columns.add(column);
      boolean counts =
          each.getValue().matches("\\d+")
              && layout.order().contains(lower(each.getKey()))
              && !layout.key().contains(lower(each.getKey()));
      counted |= counts;
      values.add(counts ? "COALESCE(MAX(" + column + "), 0) + 1" : each.getValue());
    }
    String into = "INSERT INTO " + name + " (" + String.join(", ", columns) + ")";
    String all = String.join(", ", values);
    return counted ? into + " SELECT " + all + " FROM " + name : into + " VALUES (" + all + ")";
  }

  private static List<String> present(List<String> wanted, Map<String, String> row) {
    return wanted.stream()
        .flatMap(w -> row.keySet().stream().filter(c -> c.equalsIgnoreCase(w)).limit(1))
        .toList();
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
