package dev.evenkeel.source.database.mysql;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** How a table is divided. */
final class Partitions {
  private Partitions() {}

  static void read(Scope scope) throws SQLException {
    Query.each(
        scope.connection(),
        """
        SELECT TABLE_NAME, PARTITION_NAME, PARTITION_METHOD, PARTITION_EXPRESSION,
               SUBPARTITION_METHOD, SUBPARTITION_EXPRESSION, PARTITION_DESCRIPTION,
               PARTITION_ORDINAL_POSITION, SUBPARTITION_ORDINAL_POSITION
        FROM information_schema.PARTITIONS
        WHERE TABLE_SCHEMA = DATABASE() AND PARTITION_NAME IS NOT NULL
        ORDER BY TABLE_NAME, PARTITION_ORDINAL_POSITION, SUBPARTITION_ORDINAL_POSITION
        """,
        row -> {
          List<String> table = List.of("table", row.text(1));
          List<String> path = List.of("table", row.text(1), "partition", row.text(2));
          scope
              .tree()
              .facet(table, "partitioned-by", by(scope, row.text(3), row.text(4)))
              .facet(table, "subpartitioned-by", by(scope, row.text(5), row.text(6)))
              .object(path)
              .facet(path, "values", Spelling.values(row.text(3), row.text(7)));
          if (!row.text(9).isEmpty()) {
            // the rows come in order: the last one's number is how many there are
            scope.tree().facet(path, "subpartitions", row.text(9));
          }
        });
  }

  private static String by(Scope scope, String method, String expression) {
    return method.isEmpty()
        ? ""
        : method.toLowerCase(Locale.ROOT) + " (" + scope.expression(expression) + ")";
  }
}
