package dev.evenkeel.sandbox.replay;

import dev.evenkeel.plan.Dialect;
import java.sql.SQLException;
import java.util.Optional;

/** On PostgreSQL: an advisory lock of the session, once for the table and once for the run. */
final class GolangMigratePostgresql extends GolangMigrate {
  @Override
  public void open(Database database) throws SQLException {
    String name = database.ask("SELECT CURRENT_DATABASE()").getFirst();
    String schema = database.ask("SELECT CURRENT_SCHEMA()").getFirst();
    if (schema.isEmpty()) {
      throw new Refusal("no schema");
    }
    database.remember(SCHEMA, schema);
    database.remember(LOCK, lockId(schema + "\0" + TABLE + "\0/" + name));
    lock(database, true);
    String there =
        database
            .ask(
                "SELECT COUNT(1) FROM information_schema.tables WHERE table_schema = ? AND"
                    + " table_name = ? LIMIT 1",
                schema,
                TABLE)
            .getFirst();
    if (there.equals("0")) {
      database.say(
          "CREATE TABLE IF NOT EXISTS "
              + table(database)
              + " (version bigint not null primary key, dirty boolean not null)");
    }
    lock(database, false);
    lock(database, true);
  }

  @Override
  public void close(Database database) throws SQLException {
    lock(database, false);
  }

  @Override
  void set(Database database, String version, boolean dirty) throws SQLException {
    String table = table(database);
    database.transaction(
        true,
        () -> {
          database.say("TRUNCATE " + table);
          if (present(version, dirty)) {
            database.say(
                "INSERT INTO " + table + " (version, dirty) VALUES (?, ?)",
                Long.valueOf(version),
                dirty);
          }
        });
  }

  @Override
  Optional<String> row(Database database) throws SQLException {
    return database
        .ask(
            "SELECT version || CASE WHEN dirty THEN ' 1' ELSE ' 0' END FROM "
                + table(database)
                + " LIMIT 1")
        .stream()
        .findFirst();
  }

  private static String table(Database database) {
    return Dialect.POSTGRESQL.quoted(database.recall(SCHEMA)) + ".\"" + TABLE + "\"";
  }

  private static void lock(Database database, boolean take) throws SQLException {
    database.say(
        take ? "SELECT pg_advisory_lock(?)" : "SELECT pg_advisory_unlock(?)",
        Long.valueOf(database.recall(LOCK)));
  }
}
