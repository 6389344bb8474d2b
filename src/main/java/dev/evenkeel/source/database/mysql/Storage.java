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
    String prefix = scope.flavor().mariadb() ? "INNODB_SYS_" : "INNODB_";
    try {
      Query.each(
          scope.connection(),
          """
          SELECT t.NAME, t.TABLE_ID, c.NAME, c.POS, c.MTYPE, c.PRTYPE, c.LEN
          FROM information_schema.%sTABLES t
          LEFT JOIN information_schema.%sCOLUMNS c ON c.TABLE_ID = t.TABLE_ID
          ORDER BY t.TABLE_ID
          """
              .formatted(prefix, prefix),
          row -> {
            String name = row.text(1);
            int slash = name.indexOf('/');
            if (slash < 0 || !FileName.decoded(name.substring(0, slash)).equals(scope.database())) {
              return;
            }
            String known = FileName.decoded(whole(name.substring(slash + 1)));
            if (!scope.tree().has(List.of("table", known))) {
              return;
            }
            String table = "table/" + known;
            storage.merge(table, row.text(2), Storage::both);
            if (!row.text(3).isEmpty()) {
              storage.putIfAbsent(
                  table + "/column/" + row.text(3),
                  String.join(
                      ":", row.text(2), row.text(4), row.text(5), row.text(6), row.text(7)));
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
