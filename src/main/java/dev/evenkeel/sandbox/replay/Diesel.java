package dev.evenkeel.sandbox.replay;

import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.Plan;
import dev.evenkeel.plan.Script;
import java.sql.SQLException;
import java.util.List;

/** Script and row in one transaction, no lock; on PostgreSQL the search path is put back. */
final class Diesel extends RowPerMigration {
  private static final String TABLE = "__diesel_schema_migrations";

  @Override
  public String name() {
    return "diesel";
  }

  @Override
  public String version() {
    return "2.3.12";
  }

  @Override
  public void open(Database database) throws SQLException {
    database.say(
        "CREATE TABLE IF NOT EXISTS "
            + TABLE
            + " (version VARCHAR(50) PRIMARY KEY NOT NULL,"
            + " run_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP)");
  }

  @Override
  List<String> applied(Database database) throws SQLException {
    return database.ask("SELECT version FROM " + TABLE + " ORDER BY version DESC");
  }

  @Override
  public void forth(Database database, Migration migration) throws SQLException {
    keepingPath(database, migration.forth(), () -> record(database, migration));
  }

  @Override
  public void back(Database database, Migration migration, Plan plan) throws SQLException {
    keepingPath(database, migration.back().orElseThrow(), () -> forget(database, migration));
  }

  private static void keepingPath(Database database, Script script, Database.Steps bookkeeping)
      throws SQLException {
    if (!database.postgresql()) {
      database.transaction(
          script.transactional(),
          () -> {
            database.run(script);
            bookkeeping.run();
          });
      return;
    }
    String path = database.ask("SELECT current_setting('search_path')").getFirst();
    database.transaction(
        script.transactional(),
        () -> {
          database.run(script);
          path(database, path);
          bookkeeping.run();
        });
    path(database, path);
  }

  private static void path(Database database, String path) throws SQLException {
    database.say("SELECT set_config('search_path', ?, false)", path);
  }

  @Override
  void record(Database database, Migration migration) throws SQLException {
    database.say("INSERT INTO " + TABLE + " (version) VALUES (?)", migration.version());
  }

  @Override
  void forget(Database database, Migration migration) throws SQLException {
    database.say("DELETE FROM " + TABLE + " WHERE version = ?", migration.version());
  }
}
