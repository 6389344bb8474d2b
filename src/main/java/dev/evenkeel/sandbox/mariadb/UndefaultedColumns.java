package dev.evenkeel.sandbox.mariadb;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Columns that may be NULL and have no default at all, not even NULL: {@code ALTER COLUMN .. DROP
 * DEFAULT} leaves one, and a foreign key may too. The server shows such a table by a statement that
 * makes another one, since to say nothing of a default means NULL there.
 *
 * @param statement of a connection to the server
 * @param database that holds the tables as their statements made them
 */
record UndefaultedColumns(Statement statement, String database) {
  /** Stands before a comment, which may say the same words. */
  private static final Pattern NULL = Pattern.compile(" DEFAULT NULL");

  /** A line of a column; a backtick within its name is doubled. */
  private static final Pattern COLUMN = Pattern.compile("(?m)^  (`(?:[^`]|``)+`) .*$");

  /** Whatever else has come out different stays so. */
  void takeBack(List<DatabaseObject> wanted) throws SQLException {
    for (DatabaseObject table : wanted) {
      if (columns(table.create()).values().stream().anyMatch(UndefaultedColumns::mayLack)) {
        takeBack(table);
      }
    }
  }

  private static boolean mayLack(String line) {
    int comment = line.indexOf(" COMMENT '");
    String column = comment < 0 ? line : line.substring(0, comment);
    return !column.contains(" DEFAULT ")
        && !column.contains(" NOT NULL")
        && !column.contains(" GENERATED ALWAYS AS ");
  }

  private void takeBack(DatabaseObject wanted) throws SQLException {
    String table = Sql.name(database) + "." + Sql.name(wanted.name());
    Map<String, String> made = columns(shown(table));
    for (var column : columns(wanted.create()).entrySet()) {
      String same = made.getOrDefault(column.getKey(), "");
      if (!same.equals(column.getValue())
          && NULL.matcher(same).replaceFirst("").equals(column.getValue())) {
        statement.execute(
            "ALTER TABLE " + table + " ALTER COLUMN " + column.getKey() + " DROP DEFAULT");
      }
    }
  }

  private String shown(String table) throws SQLException {
    try (var row = statement.executeQuery("SHOW CREATE TABLE " + table)) {
      return row.next() ? row.getString(2) : "";
    }
  }

  private static Map<String, String> columns(String create) {
    var columns = new TreeMap<String, String>();
    for (MatchResult line : COLUMN.matcher(create).results().toList()) {
      columns.put(line.group(1), line.group());
    }
    return columns;
  }
}
