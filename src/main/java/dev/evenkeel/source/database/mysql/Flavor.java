package dev.evenkeel.source.database.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which of the two it is, and which columns its catalog therefore has.
 *
 * @param mariadb whether it is MariaDB
 * @param version as the server says it, without what a distribution adds: {@code 11.4.5}
 */
record Flavor(boolean mariadb, String version) {
  private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)(?:\\.(\\d+))?");

  static Flavor of(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT VERSION()")) {
      rows.next();
      return of(String.valueOf(rows.getString(1)));
    }
  }

  /** Old drivers and proxies put {@code 5.5.5-} before MariaDB's own version. */
  static Flavor of(String said) {
    boolean mariadb = said.contains("MariaDB");
    String text = mariadb && said.startsWith("5.5.5-") ? said.substring("5.5.5-".length()) : said;
    Matcher numbers = NUMBERS.matcher(text);
    return new Flavor(mariadb, numbers.lookingAt() ? numbers.group() : text);
  }

  String engine() {
    return mariadb ? "mariadb" : "mysql";
  }
}
