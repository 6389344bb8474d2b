package dev.evenkeel.store.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Servers;
import dev.evenkeel.store.LogContract;
import dev.evenkeel.store.LogHouse;
import dev.evenkeel.trail.Rows;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.StorageFailure;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The log on a real server. */
class PostgresqlLogTest extends LogContract {
  private Place place;

  @BeforeEach
  void makeDatabase() {
    place = Servers.postgresql().create();
  }

  @AfterEach
  void dropDatabase() {
    Servers.postgresql().drop(place);
  }

  @Override
  protected LogHouse house(Path mark) {
    return new LogHouse(open(), mark);
  }

  @Override
  protected void behind(String sql) {
    try (Connection connection = place.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SET search_path TO evenkeel_trail");
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private Storage open() {
    return PostgresqlDatabase.thrownAway(
        place.url(), place.login().user(), place.login().password());
  }

  @Test
  void aServerThatDoesNotWaitForTheDiskKeepsNoLog() {
    StorageFailure refused =
        assertThrows(
            StorageFailure.class,
            () ->
                PostgresqlDatabase.open(
                    place.url(), place.login().user(), place.login().password()));
    assertTrue(String.valueOf(refused.getMessage()).contains("fsync=off"), refused.getMessage());
  }

  @Test
  void whenTheAppenderIsKilledInItsTransactionTheNextOneTakesOver() throws Exception {
    Path mark = directory.resolve("mark");
    try (LogHouse one = house(mark);
        LogHouse two = house(mark)) {
      one.record(0);
      var inside = new CompletableFuture<Boolean>();
      var die = new CompletableFuture<Boolean>();
      var dead =
          CompletableFuture.supplyAsync(
              () ->
                  one.storage.write(
                      writer -> {
                        inside.complete(true);
                        return die.join();
                      }));
      inside.get(1, TimeUnit.MINUTES);
      var waiting = CompletableFuture.supplyAsync(() -> two.record(1));
      killTheAppender();
      assertEquals(1, waiting.get(1, TimeUnit.MINUTES).index());
      die.complete(true);
      assertThrows(Exception.class, dead::join);
      assertThrows(StorageFailure.class, () -> one.record(2));
      assertEquals(2, two.record(2).index());
    }
  }

  /** Ends the session that holds the appenders' lock, once another one waits for it. */
  private void killTheAppender() throws SQLException {
    try (Connection connection = place.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      String others =
          "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
              + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
      while (count(statement, others) == 0) {
        Thread.onSpinWait();
      }
      statement.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted"
              + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
    }
  }

  private static long count(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  @Test
  void whatIsNotOursInTheSchemaIsNamed() throws SQLException {
    try (LogHouse house = house(directory.resolve("mark"));
        Connection connection = place.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      assertEquals(List.of(), house.storage.audit(Rows::selfCheck));
      statement.execute(
          "CREATE FUNCTION evenkeel_trail.quiet() RETURNS trigger LANGUAGE plpgsql AS"
              + " 'BEGIN RETURN NULL; END'");
      statement.execute(
          "CREATE TRIGGER quiet BEFORE INSERT ON evenkeel_trail.entry FOR EACH ROW EXECUTE"
              + " FUNCTION evenkeel_trail.quiet()");
      statement.execute("CREATE VIEW evenkeel_trail.other AS SELECT 1");
      assertEquals(
          List.of(
              "it has a trigger quiet, which is not ours",
              "it has a view other, which is not ours"),
          house.storage.audit(Rows::selfCheck));
    }
  }
}
