package dev.evenkeel.sandbox.replay;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.Plan;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Script and row in one transaction, no lock; a row that no file bears stops everything. */
final class SqlMigrate extends RowPerMigration {
  private final String table;
  private final String create;

  SqlMigrate(Dialect dialect) {
    boolean postgresql = dialect == Dialect.POSTGRESQL;
    this.table = postgresql ? "\"gorp_migrations\"" : "`gorp_migrations`";
    this.create =
        postgresql
            ? "create table if not exists \"gorp_migrations\" (\"id\" text not null primary key,"
                + " \"applied_at\" timestamp with time zone)"
            : "create table if not exists `gorp_migrations` (`id` varchar(255) not null primary"
                + " key, `applied_at` datetime) engine=InnoDB charset=UTF8";
  }

  @Override
  public String name() {
    return "sql-migrate";
  }

  @Override
  public String version() {
    return "1.8.1";
  }

  @Override
  public void open(Database database) throws SQLException {
    database.say(create);
  }

  @Override
  List<String> applied(Database database) throws SQLException {
    return database.ask("SELECT * FROM " + table);
  }

  @Override
  public List<Migration> pending(Database database, Plan plan) throws SQLException {
    List<String> known = plan.migrations().stream().map(Migration::version).toList();
    Optional<String> unknown =
        applied(database).stream().filter(id -> !known.contains(id)).findFirst();
    if (unknown.isPresent()) {
      throw new Refusal(
          "Unable to create migration plan because of "
              + unknown.get()
              + ": unknown migration in database");
    }
    return super.pending(database, plan);
  }

  @Override
  void record(Database database, Migration migration) throws SQLException {
    database.say(
        "insert into " + table + " (id,applied_at) values (?,CURRENT_TIMESTAMP)",
        migration.version());
  }

  @Override
  void forget(Database database, Migration migration) throws SQLException {
    database.say("delete from " + table + " where id=?", migration.version());
  }
}
