package dev.evenkeel.sandbox.replay;

import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.Plan;
import java.sql.SQLException;
import java.util.Optional;

/**
 * On MariaDB and MySQL: the row is written as failed first, so that the first implicit commit of
 * the script makes it last, and set to success after it.
 */
final class SqlxMysql extends Sqlx {
  @Override
  public void open(Database database) throws SQLException {
    lock(database, "SELECT GET_LOCK(?, -1)");
    database.say(
        "CREATE TABLE IF NOT EXISTS "
            + TABLE
            + " (version BIGINT PRIMARY KEY, description TEXT NOT NULL, installed_on TIMESTAMP NOT"
            + " NULL DEFAULT CURRENT_TIMESTAMP, success BOOLEAN NOT NULL, checksum BLOB NOT NULL,"
            + " execution_time BIGINT NOT NULL)");
  }

  @Override
  public void close(Database database) throws SQLException {
    lock(database, "SELECT RELEASE_LOCK(?)");
  }

  private static void lock(Database database, String sql) throws SQLException {
    String name = database.ask("SELECT DATABASE()").getFirst();
    database.ask(sql, Long.toHexString(lockId(name)));
  }

  @Override
  Optional<String> checksum(Database database, String version) throws SQLException {
    return database
        .ask("SELECT HEX(checksum) FROM " + TABLE + " WHERE version = ?", Long.valueOf(version))
        .stream()
        .findFirst();
  }

  @Override
  public void forth(Database database, Migration migration) throws SQLException {
    Long version = Long.valueOf(migration.version());
    database.transaction(
        true,
        () -> {
          database.say(
              "INSERT INTO "
                  + TABLE
                  + " ( version, description, success, checksum, execution_time ) VALUES ( ?, ?,"
                  + " FALSE, ?, -1 )",
              version,
              description(migration),
              Checksums.of("SHA-384", migration.forth()));
          database.run(migration.forth());
          database.say("UPDATE " + TABLE + " SET success = TRUE WHERE version = ?", version);
        });
    took(database, migration);
  }

  @Override
  public void back(Database database, Migration migration, Plan plan) throws SQLException {
    Long version = Long.valueOf(migration.version());
    database.transaction(
        true,
        () -> {
          database.say("UPDATE " + TABLE + " SET success = FALSE WHERE version = ?", version);
          database.run(migration.back().orElseThrow());
          database.say("DELETE FROM " + TABLE + " WHERE version = ?", version);
        });
  }
}
