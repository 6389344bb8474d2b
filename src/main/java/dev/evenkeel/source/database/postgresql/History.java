package dev.evenkeel.source.database.postgresql;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.source.database.HistoryLayout;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The rows of the tables in which migration tools keep their history, area history. */
final class History {
  private static final String AREA = "history";

  private final Branch tree = new Branch(Origin.of("history"));
  private final List<Table> tables = new ArrayList<>();

  /** One tool's table; its path is that of the table in the area schema. */
  private record Table(List<String> path, HistoryLayout layout, Set<String> columns) {
    String name() {
      return path.get(0) + "." + path.get(2);
    }

    String sql() {
      String from = quoted(path.get(0)) + "." + quoted(path.get(2));
      List<String> selected = new ArrayList<>();
      selected.add(
          layout.key().isEmpty() ? "'current' AS key" : "concat_ws(' ', " + key() + ") AS key");
      present(layout.facets()).forEach(c -> selected.add(quoted(c) + "::text AS " + quoted(c)));
      present(layout.marks())
          .forEach(c -> selected.add("(" + quoted(c) + " IS NOT NULL)::text AS " + quoted(c)));
      List<String> order = present(layout.order()).map(c -> quoted(c)).toList();
      return "SELECT "
          + String.join(", ", selected)
          + " FROM "
          + from
          + " ORDER BY "
          + (order.isEmpty() ? "1" : String.join(", ", order) + ", 1");
    }

    /** Flyway names a repeatable migration by its script alone, Liquibase by three columns. */
    private String key() {
      List<String> parts = present(layout.key()).map(c -> quoted(c) + "::text").toList();
      return layout.tool().equals("flyway")
          ? "coalesce(" + String.join(", ", parts) + ")"
          : String.join(", ", parts);
    }

    private Stream<String> present(List<String> wanted) {
      return wanted.stream()
          .flatMap(w -> columns.stream().filter(c -> c.equalsIgnoreCase(w)).limit(1));
    }

    private static String quoted(String name) {
      return Dialect.POSTGRESQL.quoted(name);
    }
  }

  static History of(Map<List<String>, Set<String>> columns) {
    var history = new History();
    columns.forEach(
        (path, names) -> {
          Optional<HistoryLayout> layout = HistoryLayout.of(path.get(2), names);
          layout.ifPresent(found -> history.tables.add(new Table(path, found, names)));
        });
    return history;
  }

  Set<String> paths() {
    var paths = new TreeSet<String>();
    tables.forEach(table -> paths.add(String.join("/", table.path())));
    return paths;
  }

  void read(Session session, Building all) throws SQLException {
    var answers = session.ask(tables.stream().map(Table::sql).toList());
    for (int i = 0; i < answers.size(); i++) {
      Table table = tables.get(i);
      switch (answers.get(i)) {
        case Session.Answer.Given given -> entries(table, given.rows(), all);
        case Session.Answer.Refused refused -> refused(table, refused, all);
      }
    }
  }

  private void refused(Table table, Session.Answer.Refused refused, Building all) {
    String why =
        "the history of %s was not read: %s (%s)"
            .formatted(table.layout().tool(), refused.message(), refused.state());
    String next = "grant SELECT on " + table.name() + " to the role that reads";
    List<String> path = List.of(table.path().get(0), table.path().get(2));
    tree.at(path.get(0)).unreadable(path.get(1), why, next);
    all.unread.add(new Unread(AREA, path, table.name(), why, next));
  }

  Branch tree() {
    return tree;
  }

  private void entries(Table table, Rows rows, Building all) {
    List<String> path = List.of(table.path().get(0), table.path().get(2));
    Branch branch =
        tree.at(path.get(0)).at(path.get(1), table.name()).put("tool", table.layout().tool());
    var seen = new LinkedHashMap<String, Integer>();
    for (Rows.Row row : rows.all()) {
      if (table.layout().isBeginning(row.get("key"))) {
        continue;
      }
      int times = seen.merge(row.get("key"), 1, Integer::sum);
      String key = row.get("key") + (times > 1 ? " #" + times : "");
      Branch entry = branch.at("version").at(key);
      entry.put("applied", true);
      row.columns().stream()
          .filter(column -> !column.equals("key"))
          .forEach(column -> entry.put(column, row.text(column)));
      if (isUnfinished(row)) {
        all.notes.add(
            new Note(
                "history-unfinished",
                AREA,
                List.of(path.get(0), path.get(1), "version", key),
                table.name(),
                table.layout().tool()
                    + " says in "
                    + table.name()
                    + " that "
                    + key
                    + " did not end well, or never ended",
                Map.of("tool", table.layout().tool())));
      }
      if (isLocked(row)) {
        all.notes.add(
            new Note(
                "history-locked",
                AREA,
                List.of(path.get(0), path.get(1), "version", key),
                table.name(),
                table.layout().tool()
                    + " holds its lock in "
                    + table.name()
                    + ": nobody else can migrate, and no session's end sets it free",
                Map.of("tool", table.layout().tool())));
      }
    }
  }

  private static boolean isUnfinished(Rows.Row row) {
    boolean failed = row.has("success") && !row.is("success");
    boolean begun = row.has("finished_at") && !row.is("finished_at");
    boolean inPart = row.has("total") && !row.get("total").equals(row.text("applied"));
    String error = row.text("error");
    return failed
        || row.is("dirty")
        || (begun && !row.is("rolled_back_at"))
        || inPart
        || (error != null && !error.isEmpty());
  }

  private static boolean isLocked(Rows.Row row) {
    return row.is("locked") || "1".equals(row.text("is_locked"));
  }
}
