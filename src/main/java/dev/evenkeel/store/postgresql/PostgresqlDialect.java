package dev.evenkeel.store.postgresql;

import dev.evenkeel.store.sql.Dialect;
import java.util.List;

/** PostgreSQL's own words. */
final class PostgresqlDialect implements Dialect {
  static final PostgresqlDialect WORDS = new PostgresqlDialect();

  @Override
  public String leafLacks(List<String> texts) {
    return "position(convert_to(" + String.join(" || ", texts) + ", 'UTF8') IN leaf) = 0";
  }

  @Override
  public String quoted(String text) {
    return "to_json(" + text + ")::text";
  }

  @Override
  public String before(String column) {
    return "split_part(" + column + ", chr(10), 1)";
  }

  @Override
  public String behind(String column) {
    return "split_part(" + column + ", chr(10), 2)";
  }
}
