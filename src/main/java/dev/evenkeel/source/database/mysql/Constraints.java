package dev.evenkeel.source.database.mysql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Foreign keys and checks; primary and unique keys are indexes here. */
final class Constraints {
  private Constraints() {}

  static void read(Scope scope) throws SQLException {
    foreignKeys(scope);
    if (scope.flavor().mariadb()) {
      checks(
          scope,
          """
          SELECT TABLE_NAME, CONSTRAINT_NAME, CHECK_CLAUSE, 'YES'
          FROM information_schema.CHECK_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = DATABASE()
          ORDER BY TABLE_NAME, CONSTRAINT_NAME
          """);
    } else {
      checks(
          scope,
          """
          SELECT t.TABLE_NAME, c.CONSTRAINT_NAME, c.CHECK_CLAUSE, t.ENFORCED
          FROM information_schema.CHECK_CONSTRAINTS c
          JOIN information_schema.TABLE_CONSTRAINTS t
            ON t.CONSTRAINT_SCHEMA = c.CONSTRAINT_SCHEMA AND t.CONSTRAINT_NAME = c.CONSTRAINT_NAME
          WHERE c.CONSTRAINT_SCHEMA = DATABASE() AND t.CONSTRAINT_TYPE = 'CHECK'
          ORDER BY t.TABLE_NAME, c.CONSTRAINT_NAME
          """);
    }
  }

  private static void foreignKeys(Scope scope) throws SQLException {
    Map<List<String>, List<String>> from = new LinkedHashMap<>();
    Map<List<String>, List<String>> to = new LinkedHashMap<>();
    Map<List<String>, String> target = new LinkedHashMap<>();
    Query.each(
        scope.connection(),
        """
        SELECT TABLE_NAME, CONSTRAINT_NAME, COLUMN_NAME, REFERENCED_TABLE_NAME,
               REFERENCED_COLUMN_NAME, IF(REFERENCED_TABLE_SCHEMA = DATABASE(), '',
               REFERENCED_TABLE_SCHEMA)
        FROM information_schema.KEY_COLUMN_USAGE
        WHERE TABLE_SCHEMA = DATABASE() AND REFERENCED_TABLE_NAME IS NOT NULL
        ORDER BY TABLE_NAME, CONSTRAINT_NAME, ORDINAL_POSITION
        """,
        row -> {
          List<String> path = List.of("table", row.text(1), "constraint", row.text(2));
          from.computeIfAbsent(path, p -> new ArrayList<>()).add(row.text(3));
          to.computeIfAbsent(path, p -> new ArrayList<>()).add(row.text(5));
          String other = row.text(6);
          target.put(path, other.isEmpty() ? row.text(4) : other + "." + row.text(4));
        });
    from.forEach(
        (path, columns) ->
            scope
                .tree()
                .facet(path, "type", "foreign key")
                .facet(path, "columns", String.join(", ", columns))
                .facet(
                    path,
                    "references",
                    target.get(path) + "(" + String.join(", ", to.get(path)) + ")"));
    Query.each(
        scope.connection(),
        """
        SELECT TABLE_NAME, CONSTRAINT_NAME, UPDATE_RULE, DELETE_RULE
        FROM information_schema.REFERENTIAL_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = DATABASE()
        """,
        row -> {
          List<String> path = List.of("table", row.text(1), "constraint", row.text(2));
          if (from.containsKey(path)) {
            scope
                .tree()
                .facet(path, "on-update", Spelling.rule(row.text(3)))
                .facet(path, "on-delete", Spelling.rule(row.text(4)));
          }
        });
  }

  private static void checks(Scope scope, String sql) throws SQLException {
    Query.each(
        scope.connection(),
        sql,
        row -> {
          String clause = scope.expression(row.text(3));
          List<String> column = List.of("table", row.text(1), "column", row.text(2));
          if (isJson(scope, column, clause)) {
            // MariaDB's JSON is a text with this check; both are one type here
            scope.tree().facet(column, "type", "json").remove(column, "collation");
            return;
          }
          List<String> path = List.of("table", row.text(1), "constraint", row.text(2));
          scope
              .tree()
              .facet(path, "type", "check")
              .facet(path, "expression", clause)
              .flag(path, "not-enforced", row.says(4, "NO"));
        });
  }

  private static boolean isJson(Scope scope, List<String> column, String clause) {
    return scope.tree().has(column)
        && scope.tree().text(column, "type").filter("longtext"::equals).isPresent()
        && clause.equalsIgnoreCase("json_valid(`" + column.getLast() + "`)");
  }
}
