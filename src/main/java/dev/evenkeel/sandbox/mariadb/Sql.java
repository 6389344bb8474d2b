package dev.evenkeel.sandbox.mariadb;

import dev.evenkeel.plan.Dialect;
import java.util.regex.Pattern;

/** Names and texts as MariaDB and MySQL write them. */
final class Sql {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

  private Sql() {}

  static String name(String name) {
    return Dialect.MARIADB.quoted(name);
  }

  static String text(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
  }

  /** A setting's value: the server takes no text where it expects a number. */
  static String value(String value) {
    return NUMBER.matcher(value).matches() ? value : text(value);
  }
}
