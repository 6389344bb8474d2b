package dev.evenkeel.sandbox.replay;

import dev.evenkeel.plan.Migration;
import java.sql.SQLException;
import java.util.List;

/** No tool in particular: a name is written down after its file ran, apart from it. */
final class Pairs extends RowPerMigration {
  static final String TABLE = "evenkeel_pairs";

  @Override
  public String name() {
    return "pairs";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public void open(Database database) throws SQLException {
    database.say("CREATE TABLE IF NOT EXISTS " + TABLE + " (name VARCHAR(255) PRIMARY KEY)");
  }

  @Override
  List<String> applied(Database database) throws SQLException {
    return database.ask("SELECT name FROM " + TABLE);
  }

  /** A person runs the file of the way back, whatever was written down. */
  @Override
  public boolean holds(Database database, Migration migration) {
    return true;
  }

  @Override
  void record(Database database, Migration migration) throws SQLException {
    database.say("INSERT INTO " + TABLE + " (name) VALUES (?)", migration.version());
  }

  @Override
  void forget(Database database, Migration migration) throws SQLException {
    database.say("DELETE FROM " + TABLE + " WHERE name = ?", migration.version());
  }
}
