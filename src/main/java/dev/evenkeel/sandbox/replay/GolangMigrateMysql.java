package dev.evenkeel.sandbox.replay;

import java.sql.SQLException;
import java.util.Optional;

/** On MariaDB and MySQL: a named lock of the session, waited for ten seconds. */
final class GolangMigrateMysql extends GolangMigrate {
  @Override
  public void open(Database database) throws SQLException {
    String name = database.ask("SELECT DATABASE()").getFirst();
    database.remember(LOCK, lockId(name + ":" + TABLE));
    lock(database);
    if (database.ask("SHOW TABLES LIKE '" + TABLE + "'").isEmpty()) {
      database.say(
          "CREATE TABLE `"
              + TABLE
              + "` (version bigint not null primary key, dirty boolean not null)");
    }
    close(database);
    lock(database);
  }

  @Override
  public void close(Database database) throws SQLException {
    database.say("SELECT RELEASE_LOCK(?)", database.recall(LOCK));
  }

  @Override
  void set(Database database, String version, boolean dirty) throws SQLException {
    database.transaction(
        true,
        () -> {
          database.say("DELETE FROM `" + TABLE + "` LIMIT 1");
          if (present(version, dirty)) {
            database.say(
                "INSERT INTO `" + TABLE + "` (version, dirty) VALUES (?, ?)",
                Long.valueOf(version),
                dirty);
          }
        });
  }

  @Override
  Optional<String> row(Database database) throws SQLException {
    return database.ask("SELECT CONCAT(version, ' ', dirty) FROM `" + TABLE + "` LIMIT 1").stream()
        .findFirst();
  }

  private static void lock(Database database) throws SQLException {
    if (!database.ask("SELECT GET_LOCK(?, 10)", database.recall(LOCK)).equals(LOCKED)) {
      throw new Refusal("can't acquire lock");
    }
  }
}
