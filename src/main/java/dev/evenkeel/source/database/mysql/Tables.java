package dev.evenkeel.source.database.mysql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Tables, views' and sequences' names, and what is left of a tool that copies tables. */
final class Tables {
  private static final Pattern GHOST =
      Pattern.compile("_.+_(?:gho|ghc|del|ghk)|#sql.*|_.+_(?:new|old)");
  private static final Pattern PARTITIONED = Pattern.compile("(?i)\\bpartitioned\\b");

  private Tables() {}

  static void read(Scope scope) throws SQLException {
    Query.each(
        scope.connection(),
        """
        SELECT TABLE_NAME, TABLE_TYPE, ENGINE, ROW_FORMAT, TABLE_COLLATION, CREATE_OPTIONS,
               TABLE_COMMENT
        FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() ORDER BY TABLE_NAME
        """,
        row -> {
          String name = row.text(1);
          switch (row.text(2)) {
            case "BASE TABLE", "SYSTEM VERSIONED" -> table(scope, row, name);
            case "VIEW", "SYSTEM VIEW" -> view(scope, row, name);
            case "SEQUENCE" -> Sequences.read(scope, name);
            case "TEMPORARY", "LOCAL TEMPORARY" -> {}
            default ->
                scope.unread(
                    List.of("table", name),
                    "a table of the type " + row.text(2) + ", which is not compared",
                    "compare it by hand, and report the type");
          }
        });
  }

  private static void table(Scope scope, Query.Cells row, String name) throws SQLException {
    List<String> path = List.of("table", name);
    scope
        .tree()
        .object(path)
        .facet(path, "engine", row.maybe(3))
        .facet(path, "row-format", row.text(4).toLowerCase(Locale.ROOT))
        .facet(path, "collation", Spelling.charset(row.text(5)))
        .facet(path, "options", options(row.text(6)))
        .facet(path, "comment", row.maybe(7))
        .flag(path, "system-versioned", row.says(2, "SYSTEM VERSIONED"));
    if (GHOST.matcher(name).matches()) {
      scope.note(
          "ghost-table",
          path,
          "the table " + name + " has the name of a copy that a tool makes and takes away again",
          Map.of("table", name));
    }
  }

  private static void view(Scope scope, Query.Cells row, String name) throws SQLException {
    List<String> path = List.of("view", name);
    scope.tree().object(path);
    if (row.text(7).contains("references invalid table(s)")) {
      scope.note(
          "view-invalid",
          path,
          "the view " + name + " names a table, column or function that is gone: every read fails",
          Map.of("view", name));
    }
  }

  private static String options(String written) {
    var words = new ArrayList<String>();
    for (String word : PARTITIONED.matcher(written).replaceAll("").strip().split("\\s+", -1)) {
      if (!word.isEmpty() && !word.regionMatches(true, 0, "row_format=", 0, 11)) {
        words.add(word.toLowerCase(Locale.ROOT));
      }
    }
    words.sort(null);
    return String.join(" ", words);
  }
}
