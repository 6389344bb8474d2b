package dev.evenkeel.sandbox.mariadb;

import dev.evenkeel.sandbox.Maintenance;
import dev.evenkeel.sandbox.mariadb.DatabaseObject.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A database made again under another name, object by object and row by row, and then compared with
 * its template: an object that came out different is an error, not a copy.
 */
final class DatabaseCopy {
  /** No rights in a database, in a table. */
  private static final Set<Integer> DENIED = Set.of(1044, 1142);

  private static final String MODE = "NO_AUTO_VALUE_ON_ZERO";
  private final Statement statement;
  private final String from;
  private final String to;

  /**
   * @param statement of a connection on which nothing else runs meanwhile
   */
  DatabaseCopy(Statement statement, String from, String to) {
    this.statement = statement;
    this.from = from;
    this.to = to;
  }

  void make() throws SQLException {
    setMode(MODE);
    statement.execute("SET foreign_key_checks = 0, unique_checks = 0");
    if (Maintenance.one(statement, "SELECT VERSION()").contains("MariaDB")) {
      statement.execute("SET check_constraint_checks = 0, system_versioning_insert_history = 1");
    }
    List<DatabaseObject> wanted =
        new DatabaseObjects(statement, from)
            .list().stream()
                .map(each -> each.in(from, to))
                .sorted(Comparator.comparing(DatabaseObject::kind))
                .toList();
    String create = createDatabase();
    statement.execute(create.replace(from, to));
    statement.execute("USE " + Sql.name(to));
    makeAll(of(wanted, Kind.SEQUENCE, Kind.TABLE));
    new UndefaultedColumns(statement, to).takeBack(of(wanted, Kind.TABLE));
    fill(of(wanted, Kind.SEQUENCE, Kind.TABLE));
    makeInAnyOrder(of(wanted, Kind.FUNCTION, Kind.PROCEDURE, Kind.VIEW));
    makeAll(of(wanted, Kind.TRIGGER, Kind.EVENT));
    copyGrants();
    compare(wanted);
  }

  private String createDatabase() throws SQLException {
    try (ResultSet row = statement.executeQuery("SHOW CREATE DATABASE " + Sql.name(from))) {
      if (!row.next()) {
        throw new SQLException(from + " is gone");
      }
      return row.getString(2);
    }
  }

  private static List<DatabaseObject> of(List<DatabaseObject> objects, Kind... kinds) {
    return objects.stream().filter(each -> List.of(kinds).contains(each.kind())).toList();
  }

  private void makeAll(List<DatabaseObject> objects) throws SQLException {
    for (DatabaseObject each : objects) {
      make(each);
    }
  }

  private void make(DatabaseObject object) throws SQLException {
    setMode(object.sqlMode().isEmpty() ? MODE : object.sqlMode());
    statement.execute(object.create());
    setMode(MODE);
  }

  private void setMode(String mode) throws SQLException {
    statement.execute("SET sql_mode = " + Sql.text(mode));
  }

  /** Views and functions may need one another: tried until none is left, or none can be made. */
  private void makeInAnyOrder(List<DatabaseObject> objects) throws SQLException {
    List<DatabaseObject> left = objects;
    while (!left.isEmpty()) {
      var failed = new ArrayList<DatabaseObject>();
      var why = new ArrayList<SQLException>();
      for (DatabaseObject each : left) {
        try {
          make(each);
        } catch (SQLException e) {
          setMode(MODE);
          failed.add(each);
          why.add(e);
        }
      }
      if (failed.size() == left.size()) {
        throw new SQLException(
            left.getFirst().name() + " cannot be made: " + why.getFirst().getMessage());
      }
      left = failed;
    }
  }

  private void fill(List<DatabaseObject> tables) throws SQLException {
    Map<String, String> columns = columns();
    for (DatabaseObject each : tables) {
      String name = Sql.name(each.name());
      if (each.kind() == Kind.SEQUENCE) {
        statement.execute("INSERT INTO " + name + " SELECT * FROM " + source(each));
      } else if (each.create().contains("WITH SYSTEM VERSIONING")) {
        String all = columns.get(each.name()) + ", row_start, row_end";
        statement.execute(
            "INSERT INTO "
                + name
                + " ("
                + all
                + ") SELECT "
                + all
                + " FROM "
                + source(each)
                + " FOR SYSTEM_TIME ALL");
      } else if (columns.containsKey(each.name())) {
        String all = columns.get(each.name());
        statement.execute(
            "INSERT INTO " + name + " (" + all + ") SELECT " + all + " FROM " + source(each));
      }
    }
  }

  private String source(DatabaseObject table) {
    return Sql.name(from) + "." + Sql.name(table.name());
  }

  /** The columns that hold what was written, invisible ones too; others follow from them. */
  private Map<String, String> columns() throws SQLException {
    var columns = new TreeMap<String, List<String>>();
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT table_name, column_name FROM information_schema.columns"
                + " WHERE COALESCE(generation_expression, '') = '' AND table_schema = "
                + Sql.text(from)
                + " ORDER BY table_name, ordinal_position")) {
      while (rows.next()) {
        columns
            .computeIfAbsent(rows.getString(1), table -> new ArrayList<>())
            .add(Sql.name(rows.getString(2)));
      }
    }
    return columns.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> String.join(", ", each.getValue())));
  }

  /** Rights on the database and inside it belong to it, though the server keeps them elsewhere. */
  private void copyGrants() throws SQLException {
    try {
      copyRights();
    } catch (SQLException e) {
      // Whoever may not see them has no part in them: a server that was given, and a plain user.
      if (!DENIED.contains(e.getErrorCode())) {
        throw e;
      }
    }
  }

  private void copyRights() throws SQLException {
    int copied = 0;
    for (String table : List.of("db", "tables_priv", "columns_priv", "procs_priv")) {
      List<String> names =
          Maintenance.all(
              statement,
              "SELECT column_name FROM information_schema.columns WHERE table_schema = 'mysql'"
                  + " AND LOWER(column_name) <> 'db' AND table_name = "
                  + Sql.text(table));
      String all = names.stream().map(Sql::name).collect(Collectors.joining(", "));
      // In mysql.db the name is a pattern, in which we escape nothing and others may.
      copied +=
          statement.executeUpdate(
              "INSERT INTO mysql."
                  + table
                  + " (Db, "
                  + all
                  + ") SELECT "
                  + Sql.text(to)
                  + ", "
                  + all
                  + " FROM mysql."
                  + table
                  + " WHERE REPLACE(Db, '\\\\_', '_') = "
                  + Sql.text(from));
    }
    if (copied > 0) {
      statement.execute("FLUSH PRIVILEGES");
    }
  }

  private void compare(List<DatabaseObject> wanted) throws SQLException {
    List<DatabaseObject> made = new DatabaseObjects(statement, to).list();
    for (DatabaseObject each : wanted) {
      if (!made.contains(each)) {
        throw new SQLException(
            "the copy of " + each.kind() + " " + each.name() + " is another than its template");
      }
    }
    if (made.size() != wanted.size() || !checksums(from, wanted).equals(checksums(to, wanted))) {
      throw new SQLException("the copy holds other rows than its template");
    }
  }

  private List<String> checksums(String database, List<DatabaseObject> objects)
      throws SQLException {
    String tables =
        of(objects, Kind.TABLE).stream()
            .map(each -> Sql.name(database) + "." + Sql.name(each.name()))
            .collect(Collectors.joining(", "));
    if (tables.isEmpty()) {
      return List.of();
    }
    var sums = new ArrayList<String>();
    try (ResultSet rows = statement.executeQuery("CHECKSUM TABLE " + tables)) {
      while (rows.next()) {
        sums.add(String.valueOf(rows.getString(2)));
      }
    }
    return sums;
  }
}
