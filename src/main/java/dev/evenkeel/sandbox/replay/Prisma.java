package dev.evenkeel.sandbox.replay;

import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.Plan;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;

/**
 * A row for each file, written before it is sent and finished after it; a row that was begun and
 * neither finished nor rolled back stops every later run. No transaction but the file's implicit
 * one.
 */
final class Prisma implements Protocol {
  private static final String TABLE = "_prisma_migrations";
  private static final long LOCK = 72707369;

  @Override
  public String name() {
    return "prisma";
  }

  @Override
  public String version() {
    return "6";
  }

  @Override
  public void open(Database database) throws SQLException {
    if (database.postgresql()) {
      database.say("SELECT pg_advisory_lock(?)", LOCK);
    } else {
      database.ask("SELECT GET_LOCK('prisma_migrate', 10)");
    }
    String time = database.postgresql() ? "TIMESTAMPTZ" : "DATETIME(3)";
    String now = database.postgresql() ? "now()" : "CURRENT_TIMESTAMP(3)";
    database.say(
        "CREATE TABLE IF NOT EXISTS "
            + TABLE
            + " (id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at "
            + time
            + ", migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at "
            + time
            + ", started_at "
            + time
            + " NOT NULL DEFAULT "
            + now
            + ", applied_steps_count INTEGER NOT NULL DEFAULT 0)");
  }

  @Override
  public List<Migration> pending(Database database, Plan plan) throws SQLException {
    List<String> failed =
        database.ask(
            "SELECT migration_name FROM "
                + TABLE
                + " WHERE finished_at IS NULL AND rolled_back_at IS NULL");
    if (!failed.isEmpty()) {
      throw new Refusal(
          "P3009: migrate found failed migrations in the target database: " + failed.getFirst());
    }
    List<String> applied =
        database.ask(
            "SELECT migration_name FROM "
                + TABLE
                + " WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL");
    return plan.migrations().stream()
        .filter(migration -> !applied.contains(migration.version()))
        .toList();
  }

  @Override
  public void forth(Database database, Migration migration) throws SQLException {
    String checksum = HexFormat.of().formatHex(Checksums.of("SHA-256", migration.forth()));
    String id = checksum.substring(0, 36);
    database.say(
        "INSERT INTO " + TABLE + " (id, checksum, migration_name) VALUES (?, ?, ?)",
        id,
        checksum,
        migration.version());
    try {
      database.run(migration.forth());
    } catch (SQLException e) {
      database.sayApart("UPDATE " + TABLE + " SET logs = ? WHERE id = ?", Said.of(e), id);
      throw e;
    }
    database.say("UPDATE " + TABLE + " SET applied_steps_count = 1 WHERE id = ?", id);
    database.say("UPDATE " + TABLE + " SET finished_at = CURRENT_TIMESTAMP WHERE id = ?", id);
  }

  /** By hand, as its handbook says: the script, then the row is marked as rolled back. */
  @Override
  public void back(Database database, Migration migration, Plan plan) throws SQLException {
    database.run(migration.back().orElseThrow());
    database.say("DELETE FROM " + TABLE + " WHERE migration_name = ?", migration.version());
  }

  @Override
  public void close(Database database) throws SQLException {
    if (database.postgresql()) {
      database.say("SELECT pg_advisory_unlock(?)", LOCK);
    } else {
      database.ask("SELECT RELEASE_LOCK('prisma_migrate')");
    }
  }
}
