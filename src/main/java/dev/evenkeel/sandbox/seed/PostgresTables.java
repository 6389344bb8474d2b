package dev.evenkeel.sandbox.seed;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tables of PostgreSQL, but those of an extension, of the server, and partitions one by one. */
final class PostgresTables implements TableReader {
  private static final String OURS =
      """
      JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND NOT c.relispartition
      AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_toast'
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass
        AND d.objid = c.oid AND d.deptype = 'e')
      """;

  private static final String NAMES =
      """
      (SELECT array_agg(a.attname ORDER BY k.n) FROM unnest(%s) WITH ORDINALITY k(num, n)
        JOIN pg_attribute a ON a.attrelid = %s AND a.attnum = k.num) AS %s\
      """;

  /** A table while it is read. */
  private record Draft(
      String path,
      String written,
      List<Column> columns,
      List<Reference> references,
      List<CheckConstraint> checks) {
    Table table() {
      return new Table(path, written, columns, references, checks);
    }
  }

  @Override
  public List<Table> read(Connection connection) throws SQLException {
    var tables = new LinkedHashMap<Long, Draft>();
    Rows.each(
        connection,
        "SELECT c.oid, n.nspname, c.relname, quote_ident(n.nspname) || '.' ||"
            + " quote_ident(c.relname) AS written FROM pg_class c "
            + OURS
            + " ORDER BY n.nspname, c.relname",
        row ->
            tables.put(
                row.getLong("oid"),
                new Draft(
                    row.getString("nspname") + "/table/" + row.getString("relname"),
                    row.getString("written"),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>())));
    columns(connection, tables, PostgresTypes.read(connection));
    constraints(connection, tables);
    partitions(connection, tables);
    return tables.values().stream().map(Draft::table).toList();
  }

  private static void columns(Connection connection, Map<Long, Draft> tables, PostgresTypes types)
      throws SQLException {
    Rows.each(
        connection,
        """
        SELECT a.attrelid, a.attname, quote_ident(a.attname) AS written,
          format_type(a.atttypid, a.atttypmod) AS type, a.atttypid, a.atttypmod,
          a.attnotnull, a.attidentity <> '' OR COALESCE(pg_get_expr(d.adbin, d.adrelid), '')
            LIKE 'nextval(%' AS by_server, a.atthasdef
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        """
            + OURS
            + " AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''"
            + " ORDER BY a.attrelid, a.attnum",
        row -> {
          Draft table = tables.get(row.getLong("attrelid"));
          if (table != null) {
            long type = row.getLong("atttypid");
            String name = row.getString("attname");
            table
                .columns()
                .add(column(row, types.of(type, row.getInt("atttypmod")), types.refusesNull(type)));
            types.checks(type).forEach(check -> table.checks().add(check.on(name)));
          }
        });
  }

  private static Column column(ResultSet row, ValueType type, boolean refusesNull)
      throws SQLException {
    return new Column(
        row.getString("attname"),
        row.getString("written"),
        "CAST(? AS " + row.getString("type") + ")",
        type,
        !row.getBoolean("attnotnull") && !refusesNull,
        row.getBoolean("by_server"),
        row.getBoolean("atthasdef"));
  }

  private static void constraints(Connection connection, Map<Long, Draft> tables)
      throws SQLException {
    Rows.each(
        connection,
        "SELECT o.conrelid, o.confrelid, o.contype, o.conname, pg_get_constraintdef(o.oid) AS text,"
            + " "
            + NAMES.formatted("o.conkey", "o.conrelid", "names")
            + ", "
            + NAMES
                .replace("array_agg(a.attname", "array_agg(quote_ident(a.attname)")
                .formatted("o.confkey", "o.confrelid", "targets")
            + " FROM pg_constraint o WHERE o.contype IN ('c', 'f') AND o.conrelid <> 0"
            + " ORDER BY o.conrelid, o.conname",
        row -> {
          Draft table = tables.get(row.getLong("conrelid"));
          if (table == null) {
            return;
          }
          Draft target = tables.get(row.getLong("confrelid"));
          if (row.getString("contype").equals("c")) {
            table
                .checks()
                .add(
                    new CheckConstraint(
                        row.getString("conname"), row.getString("text"), names(row, "names")));
          } else if (target != null) {
            table
                .references()
                .add(
                    new Reference(
                        names(row, "names"),
                        target.path(),
                        target.written(),
                        names(row, "targets")));
          }
        });
  }

  /** What the bounds of the partitions let in is a rule like any other. */
  private static void partitions(Connection connection, Map<Long, Draft> tables)
      throws SQLException {
    Rows.each(
        connection,
        "SELECT p.partrelid, "
            + NAMES.formatted("p.partattrs::int2[]", "p.partrelid", "names")
            + ", (SELECT string_agg(pg_get_expr(c.relpartbound, c.oid), ' ' ORDER BY c.oid)"
            + " FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid"
            + " WHERE i.inhparent = p.partrelid) AS bounds FROM pg_partitioned_table p",
        row -> {
          Draft table = tables.get(row.getLong("partrelid"));
          if (table != null) {
            table
                .checks()
                .add(
                    new CheckConstraint(
                        "no partition of relation", Rows.text(row, "bounds"), names(row, "names")));
          }
        });
  }

  private static List<String> names(ResultSet row, String column) throws SQLException {
    var array = row.getArray(column);
    return array == null
        ? List.of()
        : Arrays.stream((Object[]) array.getArray()).map(String::valueOf).toList();
  }
}
