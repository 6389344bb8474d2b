package dev.evenkeel.store.sqlite;

import dev.evenkeel.store.sql.Dialect;
import java.util.List;

/** SQLite's own words. */
final class SqliteDialect implements Dialect {
  static final SqliteDialect WORDS = new SqliteDialect();

  @Override
  public String leafLacks(List<String> texts) {
    return "instr(leaf, CAST(" + String.join(" || ", texts) + " AS BLOB)) = 0";
  }

  @Override
  public String quoted(String text) {
    return "json_quote(" + text + ")";
  }

  @Override
  public String before(String column) {
    return "substr(" + column + ", 1, instr(" + column + ", char(10)) - 1)";
  }

  @Override
  public String behind(String column) {
    return "substr(" + column + ", instr(" + column + ", char(10)) + 1)";
  }
}
