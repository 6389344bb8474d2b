package dev.evenkeel.source.database.mysql;

import dev.evenkeel.plan.Dialect;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Indexes, primary and unique keys among them. */
final class Indexes {
  private static final Pattern PARSER =
      Pattern.compile("FULLTEXT KEY `((?:[^`]|``)+)` .*WITH PARSER `?(\\w+)`?");

  private Indexes() {}

  static void read(Scope scope) throws SQLException {
    boolean mariadb = scope.flavor().mariadb();
    Map<List<String>, List<String>> parts = new LinkedHashMap<>();
    var fulltext = new ArrayList<String>();
    Query.each(
        scope.connection(),
        """
        SELECT TABLE_NAME, INDEX_NAME, NON_UNIQUE, COLUMN_NAME, COLLATION, SUB_PART, INDEX_TYPE,
               INDEX_COMMENT, %s, %s
        FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE()
        ORDER BY TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX
        """
            .formatted(
                mariadb ? "IGNORED" : "IF(IS_VISIBLE = 'NO', 'YES', 'NO')",
                mariadb ? "NULL" : "EXPRESSION"),
        row -> {
          List<String> path = List.of("table", row.text(1), "index", row.text(2));
          if (!parts.containsKey(path)) {
            scope
                .tree()
                .flag(path, "unique", row.says(3, "0"))
                .facet(path, "type", row.text(7).toLowerCase(Locale.ROOT))
                .flag(path, "ignored", row.says(9, "YES"))
                .facet(path, "comment", row.maybe(8));
            if (row.says(7, "FULLTEXT") && !fulltext.contains(row.text(1))) {
              fulltext.add(row.text(1));
            }
          }
          parts.computeIfAbsent(path, p -> new ArrayList<>()).add(part(scope, row));
        });
    parts.forEach(
        (path, columns) -> scope.tree().facet(path, "columns", String.join(", ", columns)));
    for (String table : fulltext) {
      parsers(scope, table);
    }
  }

  private static String part(Scope scope, Query.Cells row) throws SQLException {
    String expression = row.text(10);
    String part = expression.isEmpty() ? row.text(4) : "(" + scope.expression(expression) + ")";
    if (!row.text(6).isEmpty()) {
      part += "(" + row.text(6) + ")";
    }
    return row.says(5, "D") ? part + " desc" : part;
  }

  /**
   * A full text index finds other words with another parser; the catalog's tables do not say it.
   */
  private static void parsers(Scope scope, String table) throws SQLException {
    Query.each(
        scope.connection(),
        "SHOW CREATE TABLE " + Dialect.MYSQL.quoted(table),
        row -> {
          Matcher parser = PARSER.matcher(row.text(2));
          while (parser.find()) {
            String index = parser.group(1).replace("``", "`");
            scope.tree().facet(List.of("table", table, "index", index), "parser", parser.group(2));
          }
        });
  }
}
