package dev.evenkeel.sandbox.replay;

import dev.evenkeel.plan.Migration;
import java.sql.SQLException;
import java.util.List;

/** File and row in one transaction, unless its name says autocommit; no lock. */
final class Pop extends RowPerMigration {
  private static final String TABLE = "schema_migration";

  @Override
  public String name() {
    return "pop";
  }

  @Override
  public String version() {
    return "6";
  }

  @Override
  public void open(Database database) throws SQLException {
    String there =
        database.postgresql()
            ? "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = ?"
            : "SELECT count(*) FROM information_schema.tables WHERE table_schema = database() AND"
                + " table_name = ?";
    if (database.ask(there, TABLE).equals(List.of("0"))) {
      database.transaction(
          true,
          () ->
              database.say(
                  "CREATE TABLE "
                      + TABLE
                      + " (version VARCHAR (48) NOT NULL, PRIMARY KEY(version));"
                      + " CREATE UNIQUE INDEX schema_migration_version_idx ON "
                      + TABLE
                      + " (version);"));
    }
  }

  @Override
  List<String> applied(Database database) throws SQLException {
    return database.ask("SELECT version FROM " + TABLE);
  }

  @Override
  void record(Database database, Migration migration) throws SQLException {
    database.say("insert into " + TABLE + " (version) values (?)", migration.version());
  }

  @Override
  void forget(Database database, Migration migration) throws SQLException {
    database.say("delete from " + TABLE + " where version = ?", migration.version());
  }
}
