package dev.evenkeel.sandbox.replay;

import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.Plan;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;

/**
 * The script first, by the server's own client, then the change and its event in one transaction
 * that locks the changes; under an advisory lock. Of the registry only what decides about the next
 * run is kept: the changes and the events, with an id of our own.
 */
final class Sqitch extends RowPerMigration {
  private static final long LOCK = 75474063;

  @Override
  public String name() {
    return "sqitch";
  }

  @Override
  public String version() {
    return "1.6";
  }

  @Override
  public void open(Database database) throws SQLException {
    if (database.postgresql()) {
      database.say("SELECT pg_advisory_lock(?)", LOCK);
      database.say("CREATE SCHEMA IF NOT EXISTS sqitch");
    } else {
      database.ask("SELECT GET_LOCK('sqitch working', 60)");
    }
    String plan =
        " VARCHAR(255) NOT NULL, project VARCHAR(255) NOT NULL DEFAULT 'replayed', committed_at"
            + " TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP, planned_at TIMESTAMP NOT NULL DEFAULT"
            + " CURRENT_TIMESTAMP)";
    database.say(
        "CREATE TABLE IF NOT EXISTS "
            + table(database, "changes")
            + " (change_id VARCHAR(40) PRIMARY KEY, script_hash VARCHAR(40) NULL, "
            + name(database)
            + plan);
    database.say(
        "CREATE TABLE IF NOT EXISTS "
            + table(database, "events")
            + " (event VARCHAR(6) NOT NULL, change_id VARCHAR(40) NOT NULL, "
            + name(database)
            + plan);
  }

  /** On MariaDB the registry is a database of its own; a drill makes none beside its place. */
  private static String table(Database database, String table) {
    return (database.postgresql() ? "sqitch." : "sqitch_") + table;
  }

  private static String name(Database database) {
    return database.postgresql() ? "change" : "`change`";
  }

  @Override
  public void close(Database database) throws SQLException {
    if (database.postgresql()) {
      database.say("SELECT pg_advisory_unlock(?)", LOCK);
    } else {
      database.ask("SELECT RELEASE_LOCK('sqitch working')");
    }
  }

  @Override
  List<String> applied(Database database) throws SQLException {
    return database.ask("SELECT " + name(database) + " FROM " + table(database, "changes"));
  }

  @Override
  public void forth(Database database, Migration migration) throws SQLException {
    try {
      database.run(migration.forth());
    } catch (SQLException e) {
      database.sayApart(event(database), "fail", id(migration), migration.version());
      throw e;
    }
    database.transaction(true, () -> record(database, migration));
  }

  @Override
  public void back(Database database, Migration migration, Plan plan) throws SQLException {
    database.run(migration.back().orElseThrow());
    database.transaction(true, () -> forget(database, migration));
  }

  @Override
  void record(Database database, Migration migration) throws SQLException {
    lock(database);
    database.say(
        "INSERT INTO "
            + table(database, "changes")
            + " (change_id, script_hash, "
            + name(database)
            + ") VALUES (?, ?, ?)",
        id(migration),
        HexFormat.of().formatHex(Checksums.of("SHA-1", migration.forth())),
        migration.version());
    database.say(event(database), "deploy", id(migration), migration.version());
  }

  @Override
  void forget(Database database, Migration migration) throws SQLException {
    lock(database);
    database.say(
        "DELETE FROM " + table(database, "changes") + " WHERE change_id = ?", id(migration));
    database.say(event(database), "revert", id(migration), migration.version());
  }

  private static void lock(Database database) throws SQLException {
    if (database.postgresql()) {
      database.say("LOCK TABLE sqitch.changes IN EXCLUSIVE MODE");
    }
  }

  private static String event(Database database) {
    return "INSERT INTO "
        + table(database, "events")
        + " (event, change_id, "
        + name(database)
        + ") VALUES (?, ?, ?)";
  }

  private static String id(Migration migration) {
    return HexFormat.of().formatHex(Checksums.of("SHA-1", migration.version()));
  }
}
