package dev.evenkeel.source.database.mysql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Functions, procedures and MariaDB's packages. */
final class Routines {
  private static final Set<String> KINDS =
      Set.of("function", "procedure", "package", "package body");

  private Routines() {}

  static void read(Scope scope) throws SQLException {
    Map<List<String>, List<String>> parameters = parameters(scope);
    Query.each(
        scope.connection(),
        """
        SELECT ROUTINE_NAME, ROUTINE_TYPE, DTD_IDENTIFIER, ROUTINE_DEFINITION, IS_DETERMINISTIC,
               SQL_DATA_ACCESS, SECURITY_TYPE, SQL_MODE, ROUTINE_COMMENT, DEFINER
        FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = DATABASE()
        ORDER BY ROUTINE_TYPE, ROUTINE_NAME
        """,
        row -> {
          String kind = row.text(2).toLowerCase(Locale.ROOT);
          List<String> path = List.of(kind.replace(' ', '-'), row.text(1));
          if (!KINDS.contains(kind)) {
            scope.unread(
                path,
                "a routine of the kind " + kind + ", which is not compared",
                "compare it by hand, and report the kind");
            return;
          }
          scope
              .tree()
              .facet(
                  path, "parameters", String.join(", ", parameters.getOrDefault(path, List.of())))
              .facet(path, "returns", Spelling.type(row.text(3)))
              .flag(path, "deterministic", row.says(5, "YES"))
              .facet(path, "data-access", row.text(6).toLowerCase(Locale.ROOT))
              .facet(path, "security", row.text(7).toLowerCase(Locale.ROOT))
              .facet(path, "sql-mode", Spelling.mode(row.text(8)))
              .facet(path, "comment", row.maybe(9))
              .facet(path, "definer", Spelling.definer(row.text(10)));
          if (row.maybe(4) == null) {
            scope
                .tree()
                .unreadable(
                    path,
                    "body",
                    "this account may not see the body",
                    scope.flavor().mariadb()
                        ? "grant it SHOW CREATE ROUTINE (11.3 and later), or SELECT on mysql.proc"
                        : "grant it SHOW_ROUTINE");
          } else {
            scope.tree().facet(path, "body", row.text(4));
          }
        });
  }

  private static Map<List<String>, List<String>> parameters(Scope scope) throws SQLException {
    Map<List<String>, List<String>> parameters = new HashMap<>();
    Query.each(
        scope.connection(),
        """
        SELECT SPECIFIC_NAME, ROUTINE_TYPE, PARAMETER_MODE, PARAMETER_NAME, DTD_IDENTIFIER
        FROM information_schema.PARAMETERS
        WHERE SPECIFIC_SCHEMA = DATABASE() AND ORDINAL_POSITION > 0
        ORDER BY ROUTINE_TYPE, SPECIFIC_NAME, ORDINAL_POSITION
        """,
        row ->
            parameters
                .computeIfAbsent(
                    List.of(row.text(2).toLowerCase(Locale.ROOT).replace(' ', '-'), row.text(1)),
                    p -> new ArrayList<>())
                .add(
                    (row.text(3).toLowerCase(Locale.ROOT)
                            + " "
                            + row.text(4)
                            + " "
                            + Spelling.type(row.text(5)))
                        .strip()));
    return parameters;
  }
}
