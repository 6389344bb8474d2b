package dev.evenkeel.source.database.mysql;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.source.database.HistoryLayout;
import dev.evenkeel.source.database.TreeDraft;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The rows of the tables in which migration tools keep their history, area history. */
final class History {
  private static final String AREA = "history";

  private final Scope scope;
  private final TreeDraft tree;

  private History(Scope scope, TreeDraft tree) {
    this.scope = scope;
    this.tree = tree;
  }

  /** A tool's table. */
  private record Table(String name, HistoryLayout layout, Set<String> columns) {
    String sql() {
      List<String> selected = new ArrayList<>();
      selected.add(layout.key().isEmpty() ? "'current'" : key());
      present(layout.facets()).forEach(column -> selected.add(quoted(column)));
      present(layout.marks()).forEach(column -> selected.add(quoted(column) + " IS NOT NULL"));
      List<String> order = present(layout.order()).stream().map(Table::quoted).toList();
      return "SELECT "
          + String.join(", ", selected)
          + " FROM "
          + quoted(name)
          + " ORDER BY "
          + (order.isEmpty() ? "1" : String.join(", ", order) + ", 1");
    }

    /** Flyway names a repeatable migration by its script alone, Liquibase by three columns. */
    private String key() {
      String parts = String.join(", ", present(layout.key()).stream().map(Table::quoted).toList());
      return layout.tool().equals("flyway")
          ? "COALESCE(" + parts + ")"
          : "CONCAT_WS(' ', " + parts + ")";
    }

    List<String> facets() {
      return Stream.concat(present(layout.facets()).stream(), present(layout.marks()).stream())
          .toList();
    }

    private List<String> present(List<String> wanted) {
      return wanted.stream()
          .flatMap(w -> columns.stream().filter(c -> c.equalsIgnoreCase(w)).limit(1))
          .toList();
    }

    private static String quoted(String name) {
      return Dialect.MYSQL.quoted(name);
    }
  }

  /** Reads them into the tree; the tables by name, whatever could be read of them. */
  static Set<String> read(Scope scope, TreeDraft tree) throws SQLException {
    var history = new History(scope, tree);
    var names = new TreeSet<String>();
    for (Table table : tables(scope.connection())) {
      names.add(table.name());
      history.table(table);
    }
    return names;
  }

  private static List<Table> tables(Connection connection) throws SQLException {
    Map<String, Set<String>> columns = new TreeMap<>();
    Query.each(
        connection,
        """
        SELECT c.TABLE_NAME, c.COLUMN_NAME FROM information_schema.COLUMNS c
        WHERE c.TABLE_SCHEMA = DATABASE()
        """,
        row -> columns.computeIfAbsent(row.text(1), t -> new TreeSet<>()).add(row.text(2)));
    var tables = new ArrayList<Table>();
    columns.forEach(
        (name, of) -> {
          Optional<HistoryLayout> layout = HistoryLayout.of(name, of);
          layout.ifPresent(found -> tables.add(new Table(name, found, of)));
        });
    return tables;
  }

  private void table(Table table) {
    List<String> path = List.of(table.name());
    List<String> facets = table.facets();
    Map<String, Integer> seen = new HashMap<>();
    try {
      tree.facet(path, "tool", table.layout().tool());
      Query.each(
          scope.connection(),
          table.sql(),
          row -> {
            if (table.layout().isBeginning(row.text(1))) {
              return;
            }
            int times = seen.merge(row.text(1), 1, Integer::sum);
            String key = row.text(1) + (times > 1 ? " #" + times : "");
            Map<String, String> values = new LinkedHashMap<>();
            for (int i = 0; i < facets.size(); i++) {
              String value = row.maybe(i + 2);
              if (value != null) {
                values.put(facets.get(i), value);
              }
            }
            entry(table, key, values);
          });
    } catch (SQLException e) {
      scope
          .unread()
          .add(
              new Unread(
                  AREA,
                  path,
                  table.name(),
                  "the history of "
                      + table.layout().tool()
                      + " was not read (SQLSTATE "
                      + e.getSQLState()
                      + ")",
                  "grant the account SELECT on " + table.name()));
    }
  }

  private void entry(Table table, String key, Map<String, String> values) {
    List<String> path = List.of(table.name(), "version", key);
    tree.flag(path, "applied", true);
    values.forEach((facet, value) -> tree.facet(path, facet, value));
    Map<String, String> row = new HashMap<>();
    values.forEach((facet, value) -> row.put(facet.toLowerCase(Locale.ROOT), value));
    String tool = table.layout().tool();
    if (isUnfinished(row)) {
      note(
          "history-unfinished",
          path,
          tool + " says in " + table.name() + " that " + key + " did not end well, or never ended",
          tool);
    }
    if (isSet(row.get("locked")) || isSet(row.get("is_locked"))) {
      note(
          "history-locked",
          path,
          tool
              + " holds its lock in "
              + table.name()
              + ": nobody else can migrate, and no session's end sets it free",
          tool);
    }
  }

  private void note(String kind, List<String> path, String message, String tool) {
    scope.notes().add(new Note(kind, AREA, path, path.getFirst(), message, Map.of("tool", tool)));
  }

  private static boolean isUnfinished(Map<String, String> row) {
    boolean failed = row.containsKey("success") && !isSet(row.get("success"));
    boolean begun = row.containsKey("finished_at") && !isSet(row.get("finished_at"));
    boolean inPart = row.containsKey("total") && !row.get("total").equals(row.get("applied"));
    return failed
        || isSet(row.get("dirty"))
        || (begun && !isSet(row.get("rolled_back_at")))
        || inPart
        || !row.getOrDefault("error", "").isEmpty();
  }

  /** A bit, a boolean or a number, as the driver writes it. */
  private static boolean isSet(@org.jspecify.annotations.Nullable String value) {
    return value != null
        && !value.isEmpty()
        && !value.equals("0")
        && !value.equalsIgnoreCase("false")
        && !value.equals("b'0'")
        && !value.equals("\0");
  }
}
