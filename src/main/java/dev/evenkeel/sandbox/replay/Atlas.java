package dev.evenkeel.sandbox.replay;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.Plan;
import dev.evenkeel.plan.Request;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;

/**
 * A row for each file, written before its first statement and again after every one, with how many
 * of how many are done: a file that stopped goes on where its row says. By default row and
 * statements share a transaction, no lock is held.
 */
final class Atlas implements Protocol {
  private static final String TABLE = "atlas_schema_revisions";

  private final Dialect dialect;

  Atlas(Dialect dialect) {
    this.dialect = dialect;
  }

  @Override
  public String name() {
    return "atlas";
  }

  @Override
  public String version() {
    return "1.2.3";
  }

  @Override
  public void open(Database database) throws SQLException {
    boolean postgresql = dialect == Dialect.POSTGRESQL;
    String text = postgresql ? "text" : "longtext";
    database.say(
        "CREATE TABLE IF NOT EXISTS "
            + TABLE
            + " (version varchar(255) NOT NULL, description varchar(255) NOT NULL, type bigint NOT"
            + " NULL DEFAULT 2, applied bigint NOT NULL DEFAULT 0, total bigint NOT NULL DEFAULT 0,"
            + " executed_at "
            + (postgresql ? "timestamptz" : "timestamp")
            + " NOT NULL, execution_time bigint NOT NULL, error "
            + text
            + " NULL, error_stmt "
            + text
            + " NULL, hash varchar(255) NOT NULL, partial_hashes "
            + (postgresql ? "jsonb" : "json")
            + " NULL, operator_version varchar(255) NOT NULL, PRIMARY KEY (version))");
  }

  @Override
  public List<Migration> pending(Database database, Plan plan) throws SQLException {
    List<Migration> all = plan.migrations();
    List<String> rows =
        database.ask("SELECT version FROM " + TABLE + " WHERE applied = total ORDER BY version");
    int last = -1;
    for (int at = 0; at < all.size(); at++) {
      if (rows.contains(all.get(at).version())) {
        last = at;
      }
    }
    for (Migration skipped : all.subList(0, Math.max(0, last))) {
      if (!rows.contains(skipped.version())) {
        throw new Refusal("migration file " + skipped.id() + " was added out of order");
      }
    }
    return all.subList(last + 1, all.size());
  }

  @Override
  public void forth(Database database, Migration migration) throws SQLException {
    String version = migration.version();
    List<Request> statements = migration.forth().requests();
    List<String> done =
        database.ask("SELECT applied FROM " + TABLE + " WHERE version = ?", version);
    int from = done.isEmpty() ? 0 : Integer.parseInt(done.getFirst());
    if (from > statements.size()) {
      throw new Refusal("revision " + version + " counts more statements than its file holds");
    }
    try {
      database.transaction(
          migration.forth().transactional(),
          () -> {
            if (done.isEmpty()) {
              insert(database, migration);
            }
            for (int at = from; at < statements.size(); at++) {
              database.run(statements.get(at));
              count(database, version, at + 1);
            }
            count(database, version, statements.size());
          });
    } catch (SQLException e) {
      // Outside a transaction the row stays, and the tool writes the error into it.
      if (!migration.forth().transactional()) {
        database.sayApart(
            "UPDATE " + TABLE + " SET error = ? WHERE version = ?", Said.of(e), version);
      }
      throw e;
    }
  }

  private static void insert(Database database, Migration migration) throws SQLException {
    String hash =
        Base64.getEncoder()
            .encodeToString(
                Checksums.of("SHA-256", migration.forth().file() + migration.forth().text()));
    String id = migration.id();
    database.say(
        "INSERT INTO "
            + TABLE
            + " (version, description, type, applied, total, executed_at, execution_time, hash,"
            + " operator_version) VALUES (?, ?, 2, 0, ?, CURRENT_TIMESTAMP, 0, ?, 'replayed')",
        migration.version(),
        id.substring(id.indexOf('_') + 1),
        migration.forth().requests().size(),
        hash);
  }

  private static void count(Database database, String version, int applied) throws SQLException {
    database.say(
        "UPDATE " + TABLE + " SET applied = ?, error = NULL WHERE version = ?", applied, version);
  }

  @Override
  public void back(Database database, Migration migration, Plan plan) {
    throw new Refusal("a folder of Atlas holds no way back");
  }
}
