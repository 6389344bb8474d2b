package dev.evenkeel.sandbox.postgresql;

import dev.evenkeel.plan.Dialect;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Names and texts as PostgreSQL writes them. */
final class Sql {
  private Sql() {}

  static String name(String name) {
    return Dialect.POSTGRESQL.quoted(name);
  }

  static String text(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** A setting's name: words joined by dots, each one quoted. */
  static String setting(String name) {
    return Arrays.stream(name.split("\\.", -1)).map(Sql::name).collect(Collectors.joining("."));
  }
}
