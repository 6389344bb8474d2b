package dev.evenkeel.sandbox.replay;

import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.Plan;
import java.sql.SQLException;
import java.util.List;

/**
 * A change set commits, then its row commits: two transactions. The lock is a row that a killed run
 * leaves behind.
 */
final class LiquibaseSql implements Protocol {
  private static final String LOG = "databasechangelog";
  private static final String LOCK = "databasechangeloglock";

  @Override
  public String name() {
    return "liquibase";
  }

  @Override
  public String version() {
    return "5.0.4";
  }

  @Override
  public void open(Database database) throws SQLException {
    database.say(
        "CREATE TABLE IF NOT EXISTS "
            + LOCK
            + " (id INTEGER NOT NULL PRIMARY KEY, locked BOOLEAN NOT NULL, lockgranted TIMESTAMP"
            + " NULL, lockedby VARCHAR(255))");
    if (!database.ask("SELECT id FROM " + LOCK + " WHERE locked = TRUE").isEmpty()) {
      throw new Refusal(
          "Could not acquire change log lock. Currently locked by "
              + String.join(", ", database.ask("SELECT lockedby FROM " + LOCK)));
    }
    // The tool keeps a row that says nobody; here a free lock is no row, so that a state before its
    // first run and one after a way back are the same.
    database.say("DELETE FROM " + LOCK + " WHERE id = ?", 1);
    database.say(
        "INSERT INTO "
            + LOCK
            + " (id, locked, lockgranted, lockedby) VALUES (1, TRUE, CURRENT_TIMESTAMP, ?)",
        "replay");
    database.say(
        "CREATE TABLE IF NOT EXISTS "
            + LOG
            + " (id VARCHAR(255) NOT NULL, author VARCHAR(255) NOT NULL, filename VARCHAR(255) NOT"
            + " NULL, dateexecuted TIMESTAMP NOT NULL, orderexecuted INTEGER NOT NULL, exectype"
            + " VARCHAR(10) NOT NULL, md5sum VARCHAR(35), description VARCHAR(255), comments"
            + " VARCHAR(255), tag VARCHAR(255), liquibase VARCHAR(20), contexts VARCHAR(255),"
            + " labels VARCHAR(255), deployment_id VARCHAR(10))");
  }

  @Override
  public List<Migration> pending(Database database, Plan plan) throws SQLException {
    List<String> applied = applied(database);
    return plan.migrations().stream()
        .filter(migration -> !applied.contains(String.join("::", parts(migration))))
        .toList();
  }

  private static List<String> applied(Database database) throws SQLException {
    String key =
        database.postgresql()
            ? "filename || '::' || id || '::' || author"
            : "CONCAT(filename, '::', id, '::', author)";
    return database.ask("SELECT " + key + " FROM " + LOG);
  }

  @Override
  public boolean holds(Database database, Migration migration) throws SQLException {
    return applied(database).contains(String.join("::", parts(migration)));
  }

  @Override
  public void forth(Database database, Migration migration) throws SQLException {
    database.transaction(migration.forth().transactional(), () -> database.run(migration.forth()));
    List<String> parts = parts(migration);
    database.transaction(
        true,
        () -> {
          String next =
              database.ask("SELECT COALESCE(MAX(orderexecuted), 0) + 1 FROM " + LOG).getFirst();
          database.say(
              "INSERT INTO "
                  + LOG
                  + " (filename, id, author, dateexecuted, orderexecuted, exectype, liquibase)"
                  + " VALUES (?, ?, ?, CURRENT_TIMESTAMP, ?, 'EXECUTED', '5.0.4')",
              parts.get(0),
              parts.get(1),
              parts.get(2),
              Integer.valueOf(next));
        });
  }

  @Override
  public void back(Database database, Migration migration, Plan plan) throws SQLException {
    var script = migration.back().orElseThrow();
    database.transaction(script.transactional(), () -> database.run(script));
    List<String> parts = parts(migration);
    database.transaction(
        true,
        () ->
            database.say(
                "DELETE FROM " + LOG + " WHERE filename = ? AND id = ? AND author = ?",
                parts.get(0),
                parts.get(1),
                parts.get(2)));
  }

  /** File, id and author. */
  private static List<String> parts(Migration migration) {
    List<String> parts = List.of(migration.version().split("::", -1));
    return parts.size() == 3
        ? parts
        : List.of(migration.forth().file(), migration.version(), "unknown");
  }

  @Override
  public void close(Database database) throws SQLException {
    database.say("DELETE FROM " + LOCK + " WHERE id = ?", 1);
  }

  /** An error is no death: the tool gives its lock back. */
  @Override
  public void abandon(Database database) throws SQLException {
    close(database);
  }
}
