package dev.evenkeel.source.database.mysql;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * InnoDB's own numbers of what holds rows. A table that is emptied or rebuilt has another number,
 * as one that is dropped and made again. A column has none: its table's number, its place and its
 * form stand for it, so that a column that was only renamed is found under its other name.
 */
final class Storage {
  private Storage() {}

  static Map<String, String> read(Scope scope) {
    Map<String, String> storage = new HashMap<>();
    Map<String, String> tables = new HashMap<>();
    String prefix = scope.flavor().mariadb() ? "INNODB_SYS_" : "INNODB_";
    try {
      Query.each(
          scope.connection(),
          "SELECT NAME, TABLE_ID FROM information_schema.%sTABLES ORDER BY TABLE_ID"
              .formatted(prefix),
          row -> {
            String name = row.text(1);
            int slash = name.indexOf('/');
            if (slash >= 0 && FileName.decoded(name.substring(0, slash)).equals(scope.database())) {
              String table = FileName.decoded(whole(name.substring(slash + 1)));
              if (scope.tree().has(List.of("table", table))) {
                tables.put(row.text(2), "table/" + table);
                storage.merge("table/" + table, row.text(2), Storage::both);
              }
            }
          });
      // the server would join the two row by row
      Query.each(
          scope.connection(),
          "SELECT TABLE_ID, NAME, POS, MTYPE, PRTYPE, LEN FROM information_schema.%sCOLUMNS"
              .formatted(prefix),
          row -> {
            String table = tables.get(row.text(1));
            if (table != null) {
              storage.putIfAbsent(
                  table + "/column/" + row.text(2),
                  String.join(
                      ":", row.text(1), row.text(3), row.text(4), row.text(5), row.text(6)));
            }
          });
    } catch (SQLException e) {
      // an account without PROCESS does not see them; only a drill asks, and a drill is the owner
      return Map.of();
    }
    return storage;
  }

  /** Each partition has a number of its own; together they are the table's. */
  private static String both(String numbers, String number) {
    return List.of(numbers.split("\\+", -1)).contains(number) ? numbers : numbers + "+" + number;
  }

  private static String whole(String name) {
    int partition = name.toLowerCase(Locale.ROOT).indexOf("#p#");
    return partition < 0 ? name : name.substring(0, partition);
  }
}
