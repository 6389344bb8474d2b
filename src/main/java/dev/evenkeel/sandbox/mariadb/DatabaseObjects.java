package dev.evenkeel.sandbox.mariadb;

import dev.evenkeel.sandbox.Maintenance;
import dev.evenkeel.sandbox.mariadb.DatabaseObject.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Lists what a database holds, as the server itself writes it. */
record DatabaseObjects(Statement statement, String database) {
  List<DatabaseObject> list() throws SQLException {
    statement.execute("USE " + Sql.name(database));
    var objects = new ArrayList<DatabaseObject>();
    for (Named each : tables()) {
      Kind kind =
          switch (each.type()) {
            case "VIEW" -> Kind.VIEW;
            case "SEQUENCE" -> Kind.SEQUENCE;
            default -> Kind.TABLE;
          };
      // A sequence shown as a table names its state, shown as a sequence its rule.
      objects.add(object(kind, each.name(), kind.name(), 2));
    }
    for (String each : names("routines", "routine_type = 'FUNCTION' AND routine_schema")) {
      objects.add(object(Kind.FUNCTION, each, "FUNCTION", 3));
    }
    for (String each : names("routines", "routine_type = 'PROCEDURE' AND routine_schema")) {
      objects.add(object(Kind.PROCEDURE, each, "PROCEDURE", 3));
    }
    for (String each : triggers()) {
      objects.add(object(Kind.TRIGGER, each, "TRIGGER", 3));
    }
    for (String each : Maintenance.all(statement, "SELECT event_name" + where("events", "event"))) {
      objects.add(object(Kind.EVENT, each, "EVENT", 4));
    }
    refuseOthers();
    return objects;
  }

  private record Named(String name, String type) {}

  private List<Named> tables() throws SQLException {
    try (ResultSet rows = statement.executeQuery("SHOW FULL TABLES")) {
      var tables = new ArrayList<Named>();
      while (rows.next()) {
        tables.add(new Named(rows.getString(1), rows.getString(2)));
      }
      return tables;
    }
  }

  private List<String> names(String table, String owner) throws SQLException {
    return Maintenance.all(
        statement,
        "SELECT routine_name FROM information_schema."
            + table
            + " WHERE "
            + owner
            + " = "
            + Sql.text(database)
            + " ORDER BY routine_name");
  }

  private List<String> triggers() throws SQLException {
    return Maintenance.all(
        statement,
        "SELECT trigger_name"
            + where("triggers", "trigger")
            + " ORDER BY event_object_table, action_timing, event_manipulation, action_order");
  }

  private String where(String table, String prefix) {
    return " FROM information_schema."
        + table
        + " WHERE "
        + prefix
        + "_schema = "
        + Sql.text(database);
  }

  /** A copy that leaves something out would be called equal. */
  private void refuseOthers() throws SQLException {
    List<String> others =
        Maintenance.all(
            statement,
            "SELECT CONCAT(routine_type, ' ', routine_name)"
                + where("routines", "routine")
                + " AND routine_type NOT IN ('FUNCTION', 'PROCEDURE')");
    if (!others.isEmpty()) {
      throw new SQLException("no copy is made of " + others + ": give another server for it");
    }
  }

  private DatabaseObject object(Kind kind, String name, String word, int createColumn)
      throws SQLException {
    try (ResultSet row = statement.executeQuery("SHOW CREATE " + word + " " + Sql.name(name))) {
      if (!row.next()) {
        throw new SQLException(word + " " + name + " is gone");
      }
      String create = row.getString(createColumn);
      if (create == null) {
        throw new SQLException("the server does not show " + word + " " + name);
      }
      return new DatabaseObject(kind, name, create, createColumn > 2 ? row.getString(2) : "");
    }
  }
}
