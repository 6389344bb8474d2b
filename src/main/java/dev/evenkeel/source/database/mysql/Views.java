package dev.evenkeel.source.database.mysql;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** What views are made of. */
final class Views {
  private Views() {}

  static void read(Scope scope) throws SQLException {
    Query.each(
        scope.connection(),
        """
        SELECT TABLE_NAME, VIEW_DEFINITION, CHECK_OPTION, DEFINER, SECURITY_TYPE, %s
        FROM information_schema.VIEWS WHERE TABLE_SCHEMA = DATABASE() ORDER BY TABLE_NAME
        """
            .formatted(scope.flavor().mariadb() ? "ALGORITHM" : "NULL"),
        row -> {
          List<String> path = List.of("view", row.text(1));
          scope
              .tree()
              .facet(path, "check-option", none(row.text(3)))
              .facet(path, "definer", Spelling.definer(row.text(4)))
              .facet(path, "security", row.text(5).toLowerCase(Locale.ROOT))
              .facet(path, "algorithm", none(row.text(6)));
          if (row.text(2).isEmpty()) {
            scope
                .tree()
                .unreadable(
                    path,
                    "definition",
                    "this account may not see what the view is made of",
                    "grant it SHOW VIEW on the database");
          } else {
            scope.tree().facet(path, "definition", scope.expression(row.text(2)));
          }
        });
  }

  private static String none(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return lower.equals("none") || lower.equals("undefined") ? "" : lower;
  }
}
