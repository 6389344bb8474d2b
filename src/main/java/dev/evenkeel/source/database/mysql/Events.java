package dev.evenkeel.source.database.mysql;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** What the server's own scheduler runs. When an event was first due is no part of it. */
final class Events {
  private Events() {}

  static void read(Scope scope) throws SQLException {
    Query.each(
        scope.connection(),
        """
        SELECT EVENT_NAME, DEFINER, TIME_ZONE, EVENT_DEFINITION, EVENT_TYPE, EXECUTE_AT,
               INTERVAL_VALUE, INTERVAL_FIELD, SQL_MODE, ENDS, STATUS, ON_COMPLETION, EVENT_COMMENT
        FROM information_schema.EVENTS WHERE EVENT_SCHEMA = DATABASE() ORDER BY EVENT_NAME
        """,
        row -> {
          List<String> path = List.of("event", row.text(1));
          String schedule =
              row.says(5, "RECURRING")
                  ? "every " + row.text(7) + " " + row.text(8).toLowerCase(Locale.ROOT)
                  : "at " + row.text(6);
          scope
              .tree()
              .facet(path, "schedule", schedule)
              .facet(path, "ends", row.maybe(10))
              .facet(path, "time-zone", row.maybe(3))
              .facet(path, "status", row.text(11).toLowerCase(Locale.ROOT).replace('_', ' '))
              .facet(path, "on-completion", row.text(12).toLowerCase(Locale.ROOT))
              .facet(path, "body", row.maybe(4))
              .facet(path, "definer", Spelling.definer(row.text(2)))
              .facet(path, "sql-mode", Spelling.mode(row.text(9)))
              .facet(path, "comment", row.maybe(13));
        });
  }
}
