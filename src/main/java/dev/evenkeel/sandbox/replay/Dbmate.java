package dev.evenkeel.sandbox.replay;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.Migration;
import java.sql.SQLException;
import java.util.List;

/** Block and row in one transaction, or both outside one; no lock. */
final class Dbmate extends RowPerMigration {
  private static final String TABLE = "schema_migrations";

  private final Dialect dialect;

  Dbmate(Dialect dialect) {
    this.dialect = dialect;
  }

  @Override
  public String name() {
    return "dbmate";
  }

  @Override
  public String version() {
    return "2.28.0";
  }

  @Override
  public void open(Database database) throws SQLException {
    database.say(
        "create table if not exists "
            + TABLE
            + (dialect == Dialect.POSTGRESQL
                ? " (version varchar primary key)"
                : " (version varchar(128) primary key)"));
  }

  @Override
  List<String> applied(Database database) throws SQLException {
    return database.ask("select version from " + TABLE + " order by version desc");
  }

  @Override
  void record(Database database, Migration migration) throws SQLException {
    database.say("insert into " + TABLE + " (version) values (?)", migration.version());
  }

  @Override
  void forget(Database database, Migration migration) throws SQLException {
    database.say("delete from " + TABLE + " where version = ?", migration.version());
  }
}
