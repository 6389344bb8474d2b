package dev.evenkeel.source.database.postgresql;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A statement's whole answer, as texts by the names its columns were given. */
final class Rows {
  private final Map<String, Integer> columns;
  private final List<String> names;
  private final List<@Nullable String[]> rows;

  private Rows(Map<String, Integer> columns, List<String> names, List<@Nullable String[]> rows) {
    this.columns = columns;
    this.names = names;
    this.rows = rows;
  }

  static Rows of(ResultSet result) throws SQLException {
    ResultSetMetaData meta = result.getMetaData();
    int width = meta.getColumnCount();
    var columns = new HashMap<String, Integer>(width * 2);
    var names = new ArrayList<String>(width);
    for (int i = 0; i < width; i++) {
      names.add(meta.getColumnLabel(i + 1));
      columns.put(meta.getColumnLabel(i + 1), i);
    }
    var rows = new ArrayList<@Nullable String[]>();
    while (result.next()) {
      var row = new @Nullable String[width];
      for (int i = 0; i < width; i++) {
        row[i] = result.getString(i + 1);
      }
      rows.add(row);
    }
    return new Rows(columns, names, rows);
  }

  List<Row> all() {
    return rows.stream().map(Row::new).toList();
  }

  /** One row of the answer. */
  final class Row {
    private final @Nullable String[] values;

    private Row(@Nullable String[] values) {
      this.values = values;
    }

    /** Null where the catalog has NULL, or where this server's version has no such column. */
    @Nullable String text(String column) {
      Integer at = columns.get(column);
      return at == null ? null : values[at];
    }

    String get(String column) {
      return Objects.requireNonNull(text(column), column);
    }

    /** The names of the columns, in their order. */
    List<String> columns() {
      return names;
    }

    boolean is(String column) {
      String text = text(column);
      return text != null && (text.equals("t") || text.equals("true"));
    }

    boolean has(String column) {
      return text(column) != null;
    }

    int number(String column) {
      String text = text(column);
      return text == null ? 0 : Integer.parseInt(text);
    }

    long oid(String column) {
      String text = text(column);
      return text == null ? 0 : Long.parseLong(text);
    }
  }
}
