package dev.evenkeel.sandbox.replay;

import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.Plan;
import java.sql.SQLException;
import java.util.List;

/**
 * The common form: a row for each migration that was applied, written after its script and in the
 * same transaction, where there is one; taken away after the way back.
 */
abstract class RowPerMigration implements Protocol {
  /** The versions that the history holds. */
  abstract List<String> applied(Database database) throws SQLException;

  abstract void record(Database database, Migration migration) throws SQLException;

  abstract void forget(Database database, Migration migration) throws SQLException;

  @Override
  public List<Migration> pending(Database database, Plan plan) throws SQLException {
    List<String> applied = applied(database);
    return plan.migrations().stream()
        .filter(migration -> !applied.contains(migration.version()))
        .toList();
  }

  @Override
  public void forth(Database database, Migration migration) throws SQLException {
    database.transaction(
        migration.forth().transactional(),
        () -> {
          database.run(migration.forth());
          record(database, migration);
        });
  }

  @Override
  public boolean holds(Database database, Migration migration) throws SQLException {
    return applied(database).contains(migration.version());
  }

  @Override
  public void back(Database database, Migration migration, Plan plan) throws SQLException {
    var script = migration.back().orElseThrow();
    database.transaction(
        script.transactional(),
        () -> {
          database.run(script);
          forget(database, migration);
        });
  }
}
