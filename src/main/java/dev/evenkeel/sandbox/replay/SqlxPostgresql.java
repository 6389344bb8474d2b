package dev.evenkeel.sandbox.replay;

import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.Plan;
import java.sql.SQLException;
import java.util.Optional;

/** On PostgreSQL: script and row in one transaction, under an advisory lock of the session. */
final class SqlxPostgresql extends Sqlx {
  @Override
  public void open(Database database) throws SQLException {
    lock(database, "SELECT pg_advisory_lock(?)");
    database.say(
        "CREATE TABLE IF NOT EXISTS "
            + TABLE
            + " (version BIGINT PRIMARY KEY, description TEXT NOT NULL, installed_on TIMESTAMPTZ"
            + " NOT NULL DEFAULT now(), success BOOLEAN NOT NULL, checksum BYTEA NOT NULL,"
            + " execution_time BIGINT NOT NULL)");
  }

  @Override
  public void close(Database database) throws SQLException {
    lock(database, "SELECT pg_advisory_unlock(?)");
  }

  private static void lock(Database database, String sql) throws SQLException {
    String name = database.ask("SELECT current_database()").getFirst();
    database.say(sql, lockId(name));
  }

  @Override
  Optional<String> checksum(Database database, String version) throws SQLException {
    return database
        .ask(
            "SELECT encode(checksum, 'hex') FROM " + TABLE + " WHERE version = ?",
            Long.valueOf(version))
        .stream()
        .findFirst();
  }

  @Override
  public void forth(Database database, Migration migration) throws SQLException {
    database.transaction(
        migration.forth().transactional(),
        () -> {
          database.run(migration.forth());
          database.say(
              "INSERT INTO "
                  + TABLE
                  + " ( version, description, success, checksum, execution_time ) VALUES ( ?, ?,"
                  + " TRUE, ?, -1 )",
              Long.valueOf(migration.version()),
              description(migration),
              Checksums.of("SHA-384", migration.forth()));
        });
    took(database, migration);
  }

  @Override
  public void back(Database database, Migration migration, Plan plan) throws SQLException {
    var script = migration.back().orElseThrow();
    database.transaction(
        script.transactional(),
        () -> {
          database.run(script);
          database.say(
              "DELETE FROM " + TABLE + " WHERE version = ?", Long.valueOf(migration.version()));
        });
  }
}
