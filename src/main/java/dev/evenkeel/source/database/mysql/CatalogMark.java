package dev.evenkeel.source.database.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.StringJoiner;

/**
 * How much there is of each kind, and a sum over how it looks: what was changed and changed back
 * meanwhile is not noticed. A table that is emptied or analyzed is the same one.
 *
 * @param table of information_schema
 * @param database the column that says where the object is
 * @param looks columns
 */
record CatalogMark(String table, String database, String looks) {
  private static final List<CatalogMark> ALL =
      List.of(
          new CatalogMark(
              "TABLES",
              "TABLE_SCHEMA",
              "TABLE_NAME, TABLE_TYPE, ENGINE, TABLE_COLLATION, TABLE_COMMENT"),
          new CatalogMark(
              "COLUMNS",
              "TABLE_SCHEMA",
              "TABLE_NAME, COLUMN_NAME, ORDINAL_POSITION, COLUMN_TYPE, IS_NULLABLE,"
                  + " COLUMN_DEFAULT, EXTRA, COLUMN_COMMENT"),
          new CatalogMark(
              "STATISTICS",
              "TABLE_SCHEMA",
              "TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX, COLUMN_NAME, NON_UNIQUE"),
          new CatalogMark(
              "TABLE_CONSTRAINTS",
              "CONSTRAINT_SCHEMA",
              "TABLE_NAME, CONSTRAINT_NAME, CONSTRAINT_TYPE"),
          new CatalogMark("VIEWS", "TABLE_SCHEMA", "TABLE_NAME, VIEW_DEFINITION"),
          new CatalogMark(
              "ROUTINES",
              "ROUTINE_SCHEMA",
              "ROUTINE_NAME, ROUTINE_TYPE, LAST_ALTERED, ROUTINE_DEFINITION"),
          new CatalogMark(
              "TRIGGERS", "TRIGGER_SCHEMA", "TRIGGER_NAME, EVENT_OBJECT_TABLE, ACTION_STATEMENT"));

  static String read(Connection connection) throws SQLException {
    var mark = new StringJoiner(" ");
    for (CatalogMark each : ALL) {
      Query.each(connection, each.sql(), row -> mark.add(row.text(1) + ":" + row.text(2)));
    }
    return mark.toString();
  }

  private String sql() {
    return "SELECT COUNT(*), BIT_XOR(CRC32(CONCAT_WS('|', "
        + looks
        + "))) FROM information_schema."
        + table
        + " WHERE "
        + database
        + " = DATABASE()";
  }
}
