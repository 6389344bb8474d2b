package dev.evenkeel.source.database.mysql;

import dev.evenkeel.source.database.TreeDraft;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Columns of tables, in their order. */
final class Columns {
  private static final String ON_UPDATE = "on update ";

  private Columns() {}

  static void read(Scope scope) throws SQLException {
    String spatial = scope.flavor().mariadb() ? "NULL" : "c.SRS_ID";
    Query.each(
        scope.connection(),
        """
        SELECT c.TABLE_NAME, c.COLUMN_NAME, c.COLUMN_TYPE, c.DATA_TYPE, c.IS_NULLABLE,
               c.COLUMN_DEFAULT, c.COLLATION_NAME, c.EXTRA, c.COLUMN_COMMENT,
               c.GENERATION_EXPRESSION, %s
        FROM information_schema.COLUMNS c WHERE c.TABLE_SCHEMA = DATABASE()
        ORDER BY c.TABLE_NAME, c.ORDINAL_POSITION
        """
            .formatted(spatial),
        row -> {
          if (scope.tree().has(List.of("table", row.text(1)))) {
            column(scope, row, List.of("table", row.text(1), "column", row.text(2)));
          }
        });
    if (scope.flavor().mariadb()) {
      spatial(scope);
    }
  }

  /** MariaDB says elsewhere in which system a point is meant; 0 is the plane, as none is. */
  private static void spatial(Scope scope) throws SQLException {
    Query.each(
        scope.connection(),
        """
        SELECT G_TABLE_NAME, G_GEOMETRY_COLUMN, SRID
        FROM information_schema.GEOMETRY_COLUMNS
        WHERE G_TABLE_SCHEMA = DATABASE() AND SRID <> 0
        """,
        row -> {
          List<String> path = List.of("table", row.text(1), "column", row.text(2));
          if (scope.tree().has(path)) {
            scope.tree().facet(path, "srid", row.text(3));
          }
        });
  }

  private static void column(Scope scope, Query.Cells row, List<String> path) throws SQLException {
    TreeDraft tree = scope.tree();
    var rest = new ArrayList<String>();
    String extra = row.text(8).toLowerCase(Locale.ROOT);
    boolean isExpression = extra.contains("default_generated");
    extra = extra.replace("default_generated", "");
    int update = extra.indexOf(ON_UPDATE);
    if (update >= 0) {
      tree.facet(path, "on-update", Spelling.now(extra.substring(update + ON_UPDATE.length())));
      extra = extra.substring(0, update);
    }
    tree.facet(path, "type", Spelling.type(row.text(3)))
        .flag(path, "nullable", row.says(5, "YES"))
        .facet(
            path,
            "default",
            Spelling.defaultOf(
                row.maybe(6),
                row.text(4),
                scope.flavor().mariadb(),
                isExpression,
                scope.database()))
        .facet(path, "collation", Spelling.charset(row.text(7)))
        .facet(path, "comment", row.maybe(9))
        .facet(path, "generated", scope.expression(row.text(10)))
        .facet(path, "srid", row.maybe(11));
    for (String word : extra.split("[ ,]+", -1)) {
      switch (word) {
        case "auto_increment" -> tree.flag(path, "auto-increment", true);
        case "invisible" -> tree.flag(path, "invisible", true);
        case "stored", "persistent" -> tree.facet(path, "kept", "stored");
        case "virtual" -> tree.facet(path, "kept", "virtual");
        case "generated", "" -> {}
        default -> rest.add(word);
      }
    }
    tree.facet(path, "extra", String.join(" ", rest));
  }
}
