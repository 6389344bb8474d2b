package dev.evenkeel.sandbox.replay;

import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.Plan;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;

/**
 * The script first, by the server's own client, then the change in one transaction that locks the
 * changes; under an advisory lock. Of the registry only what decides about the next run is kept:
 * the changes, with an id of our own, beside everything else. Its log of events grows with every
 * way back, and nothing reads it.
 */
final class Sqitch extends RowPerMigration {
  static final String TABLE = "sqitch_changes";
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
    } else {
      database.ask("SELECT GET_LOCK('sqitch working', 60)");
    }
    database.say(
        "CREATE TABLE IF NOT EXISTS "
            + TABLE
            + " (change_id VARCHAR(40) PRIMARY KEY, script_hash VARCHAR(40) NULL, "
            + name(database)
            + " VARCHAR(255) NOT NULL, project VARCHAR(255) NOT NULL DEFAULT 'replayed',"
            + " committed_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP, planned_at TIMESTAMP NOT"
            + " NULL DEFAULT CURRENT_TIMESTAMP)");
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
    return database.ask("SELECT " + name(database) + " FROM " + TABLE);
  }

  @Override
  public void forth(Database database, Migration migration) throws SQLException {
    database.run(migration.forth());
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
            + TABLE
            + " (change_id, script_hash, "
            + name(database)
            + ") VALUES (?, ?, ?)",
        id(migration),
        HexFormat.of().formatHex(Checksums.of("SHA-1", migration.forth())),
        migration.version());
  }

  @Override
  void forget(Database database, Migration migration) throws SQLException {
    lock(database);
    database.say("DELETE FROM " + TABLE + " WHERE change_id = ?", id(migration));
  }

  private static void lock(Database database) throws SQLException {
    if (database.postgresql()) {
      database.say("LOCK TABLE " + TABLE + " IN EXCLUSIVE MODE");
    }
  }

  private static String id(Migration migration) {
    return HexFormat.of().formatHex(Checksums.of("SHA-1", migration.version()));
  }
}
