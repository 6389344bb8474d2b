package dev.evenkeel.sandbox.seed;

import dev.evenkeel.plan.Dialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tables of MariaDB and MySQL. */
final class MysqlTables implements TableReader {
  private static final Pattern LABEL = Pattern.compile("'((?:[^']|'')*)'");

  /** A table while it is read; of references, the name of each key and its columns. */
  private record Draft(
      String name,
      List<Column> columns,
      Map<String, List<String[]>> references,
      List<CheckConstraint> checks) {
    Draft(String name) {
      this(name, new ArrayList<>(), new LinkedHashMap<>(), new ArrayList<>());
    }

    Table table() {
      return new Table(
          "table/" + name,
          written(name),
          columns,
          references.values().stream().map(Draft::reference).toList(),
          checks);
    }

    private static Reference reference(List<String[]> parts) {
      return new Reference(
          parts.stream().map(part -> part[0]).toList(),
          "table/" + parts.getFirst()[1],
          written(parts.getFirst()[1]),
          parts.stream().map(part -> written(part[2])).toList());
    }

    List<String> named(String text) {
      return columns.stream()
          .map(Column::name)
          .filter(each -> text.contains(written(each)) || text.contains(each))
          .toList();
    }
  }

  private static String written(String name) {
    return Dialect.MYSQL.quoted(name);
  }

  @Override
  public List<Table> read(Connection connection) throws SQLException {
    var tables = new LinkedHashMap<String, Draft>();
    Rows.each(
        connection,
        "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()"
            + " AND table_type IN ('BASE TABLE', 'SYSTEM VERSIONED') ORDER BY table_name",
        row -> tables.put(row.getString(1), new Draft(row.getString(1))));
    columns(connection, tables);
    references(connection, tables);
    checks(connection, tables);
    return tables.values().stream().map(Draft::table).toList();
  }

  private static void columns(Connection connection, Map<String, Draft> tables)
      throws SQLException {
    Rows.each(
        connection,
        """
        SELECT table_name, column_name, data_type, column_type, is_nullable, extra, column_default,
          character_maximum_length, numeric_precision, numeric_scale
        FROM information_schema.columns WHERE table_schema = DATABASE()
          AND COALESCE(generation_expression, '') = '' ORDER BY table_name, ordinal_position
        """,
        row -> {
          Draft table = tables.get(row.getString("table_name"));
          if (table != null) {
            table.columns().add(column(row));
          }
        });
  }

  private static Column column(ResultSet row) throws SQLException {
    String type = row.getString("data_type").toLowerCase(Locale.ROOT);
    String set = Rows.text(row, "column_default").toLowerCase(Locale.ROOT);
    return new Column(
        row.getString("column_name"),
        written(row.getString("column_name")),
        placeholder(type),
        type(type, row),
        row.getString("is_nullable").equals("YES"),
        Rows.text(row, "extra").contains("auto_increment") || set.startsWith("nextval("),
        !set.isEmpty() && !set.equals("null"));
  }

  private static String placeholder(String type) {
    return switch (type) {
      case "bit" -> "CAST(CONV(?, 2, 10) AS UNSIGNED)";
      case "geometry", "point", "linestring", "polygon" -> "ST_GeomFromText(?)";
      default -> "?";
    };
  }

  private static ValueType type(String type, ResultSet row) throws SQLException {
    int length = (int) Math.min(60_000, row.getLong("character_maximum_length"));
    boolean unsigned = row.getString("column_type").contains("unsigned");
    ValueType value =
        switch (type) {
          case "tinyint" -> ValueType.integer(8);
          case "smallint" -> ValueType.integer(16);
          case "mediumint" -> ValueType.integer(24);
          case "int", "integer" -> ValueType.integer(32);
          case "bigint" -> ValueType.integer(64);
          case "decimal", "numeric" ->
              ValueType.decimal(row.getInt("numeric_precision"), row.getInt("numeric_scale"));
          case "float", "double", "real" -> ValueType.of(Kind.FLOAT);
          case "date" -> ValueType.of(Kind.DATE);
          case "datetime" -> ValueType.of(Kind.TIMESTAMP);
          case "timestamp" ->
              ValueType.listed("2024-02-29 12:34:56", "1970-01-02 00:00:00", "2037-12-31 23:59:59");
          case "time" -> ValueType.of(Kind.TIME);
          case "year" -> ValueType.of(Kind.YEAR);
          case "json" -> ValueType.of(Kind.JSON);
          case "uuid" -> ValueType.of(Kind.UUID);
          case "inet6" -> ValueType.listed("2001:db8::1");
          case "inet4" -> ValueType.listed("192.0.2.1");
          case "bit" -> ValueType.of(Kind.BITS).ofLength(row.getInt("numeric_precision"));
          case "enum", "set" -> ValueType.of(Kind.ENUM).labelled(labels(row));
          case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob" ->
              ValueType.of(Kind.BYTES).ofLength(length);
          case "geometry", "point" -> ValueType.listed("POINT(1 2)");
          case "linestring" -> ValueType.listed("LINESTRING(0 0, 1 1)");
          case "polygon" -> ValueType.listed("POLYGON((0 0, 0 1, 1 1, 0 0))");
          // A text's limit is one of bytes there, and the strangest characters take four.
          case "tinytext" -> ValueType.of(Kind.TEXT).ofLength(60);
          default -> ValueType.of(Kind.TEXT).ofLength(length);
        };
    return unsigned ? value.aboveZero() : value;
  }

  private static List<String> labels(ResultSet row) throws SQLException {
    var labels = new ArrayList<String>();
    Matcher matcher = LABEL.matcher(row.getString("column_type"));
    while (matcher.find()) {
      labels.add(matcher.group(1).replace("''", "'"));
    }
    return labels;
  }

  private static void references(Connection connection, Map<String, Draft> tables)
      throws SQLException {
    Rows.each(
        connection,
        """
        SELECT table_name, constraint_name, column_name, referenced_table_name,
          referenced_column_name
        FROM information_schema.key_column_usage
        WHERE table_schema = DATABASE() AND referenced_table_schema = DATABASE()
        ORDER BY table_name, constraint_name, ordinal_position
        """,
        row -> {
          Draft table = tables.get(row.getString("table_name"));
          if (table != null) {
            table
                .references()
                .computeIfAbsent(row.getString("constraint_name"), key -> new ArrayList<>())
                .add(
                    new String[] {
                      row.getString("column_name"),
                      row.getString("referenced_table_name"),
                      row.getString("referenced_column_name")
                    });
          }
        });
  }

  private static void checks(Connection connection, Map<String, Draft> tables) throws SQLException {
    Rows.each(
        connection,
        """
        SELECT t.table_name, c.constraint_name, c.check_clause
        FROM information_schema.check_constraints c JOIN information_schema.table_constraints t
          ON t.constraint_schema = c.constraint_schema AND t.constraint_name = c.constraint_name
        WHERE c.constraint_schema = DATABASE() AND t.constraint_type = 'CHECK'
        ORDER BY t.table_name, c.constraint_name
        """,
        row -> {
          Draft table = tables.get(row.getString("table_name"));
          if (table != null) {
            String text = row.getString("check_clause");
            table
                .checks()
                .add(
                    new CheckConstraint(row.getString("constraint_name"), text, table.named(text)));
          }
        });
    Rows.each(
        connection,
        """
        SELECT table_name, MAX(partition_expression) AS expression,
          GROUP_CONCAT(partition_description SEPARATOR ' ') AS bounds
        FROM information_schema.partitions
        WHERE table_schema = DATABASE() AND partition_name IS NOT NULL GROUP BY table_name
        """,
        row -> {
          Draft table = tables.get(row.getString("table_name"));
          if (table != null) {
            table
                .checks()
                .add(
                    new CheckConstraint(
                        "no partition for value",
                        Rows.text(row, "bounds"),
                        table.named(Rows.text(row, "expression"))));
          }
        });
  }
}
