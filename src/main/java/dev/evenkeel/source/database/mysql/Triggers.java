package dev.evenkeel.source.database.mysql;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** Triggers, below their tables. */
final class Triggers {
  private Triggers() {}

  static void read(Scope scope) throws SQLException {
    Query.each(
        scope.connection(),
        """
        SELECT EVENT_OBJECT_TABLE, TRIGGER_NAME, ACTION_TIMING, EVENT_MANIPULATION, ACTION_ORDER,
               ACTION_STATEMENT, DEFINER, SQL_MODE
        FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE()
        ORDER BY EVENT_OBJECT_TABLE, TRIGGER_NAME
        """,
        row -> {
          List<String> path = List.of("table", row.text(1), "trigger", row.text(2));
          scope
              .tree()
              .facet(path, "when", (row.text(3) + " " + row.text(4)).toLowerCase(Locale.ROOT))
              .number(path, "order", row.number(5))
              .facet(path, "body", row.text(6))
              .facet(path, "definer", Spelling.definer(row.text(7)))
              .facet(path, "sql-mode", Spelling.mode(row.text(8)));
        });
  }
}
