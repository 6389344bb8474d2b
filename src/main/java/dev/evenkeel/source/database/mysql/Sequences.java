package dev.evenkeel.source.database.mysql;

import dev.evenkeel.plan.Dialect;
import java.sql.SQLException;
import java.util.List;

/** MariaDB's sequences; where one stands now is data. */
final class Sequences {
  private Sequences() {}

  static void read(Scope scope, String name) {
    List<String> path = List.of("sequence", name);
    scope.tree().object(path);
    try {
      Query.each(
          scope.connection(),
          "SELECT start_value, increment, minimum_value, maximum_value, cache_size, cycle_option"
              + " FROM "
              + Dialect.MARIADB.quoted(name),
          row ->
              scope
                  .tree()
                  .number(path, "start", row.number(1))
                  .number(path, "increment", row.number(2))
                  .facet(path, "minimum", row.text(3))
                  .facet(path, "maximum", row.text(4))
                  .number(path, "cache", row.number(5))
                  .flag(path, "cycle", !row.says(6, "0")));
    } catch (SQLException e) {
      scope
          .tree()
          .unreadable(
              path,
              "definition",
              "the sequence cannot be read (SQLSTATE " + e.getSQLState() + ")",
              "grant the account SELECT on it");
    }
  }
}
