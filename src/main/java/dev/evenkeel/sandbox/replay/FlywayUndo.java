package dev.evenkeel.sandbox.replay;

import dev.evenkeel.plan.Migration;
import dev.evenkeel.plan.Plan;
import java.sql.SQLException;
import java.util.List;

/**
 * Only the way back: Flyway's free edition has no undo, so the script is run as its paid one does,
 * in a transaction where the statements allow it, and the row goes with it, which leaves the
 * migration pending. The way forth is Flyway itself.
 */
final class FlywayUndo implements Protocol {
  private static final String TABLE = "flyway_schema_history";

  @Override
  public String name() {
    return "flyway undo";
  }

  @Override
  public String version() {
    return "13";
  }

  @Override
  public void open(Database database) {
    // Flyway makes its table on the way forth.
  }

  @Override
  public List<Migration> pending(Database database, Plan plan) {
    throw new Refusal("Flyway's way forth is run, not replayed");
  }

  @Override
  public void forth(Database database, Migration migration) {
    throw new Refusal("Flyway's way forth is run, not replayed");
  }

  @Override
  public void back(Database database, Migration migration, Plan plan) throws SQLException {
    var script = migration.back().orElseThrow();
    database.transaction(
        script.transactional(),
        () -> {
          database.run(script);
          database.say(
              "DELETE FROM " + TABLE + " WHERE version = ? AND type = 'SQL'", migration.version());
        });
  }
}
