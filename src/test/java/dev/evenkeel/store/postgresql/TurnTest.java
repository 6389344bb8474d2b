package dev.evenkeel.store.postgresql;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Servers;
import dev.evenkeel.store.file.TurnFile;
import dev.evenkeel.trail.StorageFailure;
import dev.evenkeel.trail.Turn;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One at a time has the turn, and the next one has it when that one is gone. */
final class TurnTest {
  @Test
  void amongProcessesOfAMachine(@TempDir Path folder) {
    held(() -> new TurnFile(folder.resolve("serve/comparing.lock")));
  }

  @Test
  void amongReplicasOnOneServer() throws SQLException {
    Place place = Servers.postgresql().create();
    Supplier<Turn> turn =
        () -> new PostgresqlTurn(place.url(), place.login().user(), place.login().password());
    try (Turn dies = turn.get();
        Turn follows = turn.get()) {
      held(turn);
      assertTrue(dies.take());
      assertFalse(follows.take());
      // The replica is still there, and its session is not: it finds out when it asks again.
      endSessions(place);
      assertTrue(follows.take());
      assertFalse(dies.take());
    } finally {
      Servers.postgresql().drop(place);
    }
  }

  @Test
  void aServerThatIsAwayGivesTheTurnToNobody() {
    try (var turn = new PostgresqlTurn("jdbc:postgresql://127.0.0.1:1/x", "u", "p")) {
      assertThrows(StorageFailure.class, turn::take);
    }
  }

  private static void held(Supplier<Turn> turn) {
    try (Turn one = turn.get();
        Turn two = turn.get()) {
      assertTrue(one.take());
      assertTrue(one.take(), "it keeps it");
      assertFalse(two.take());
      one.close();
      assertTrue(two.take());
      assertFalse(one.take());
    }
  }

  private static void endSessions(Place place) throws SQLException {
    try (var admin =
            DriverManager.getConnection(
                place.url(), place.login().user(), place.login().password());
        var statement = admin.createStatement()) {
      statement.execute(
          "SELECT pg_terminate_backend(l.pid, 30000) FROM pg_locks l WHERE l.locktype = 'advisory'"
              + " AND l.granted AND l.database = (SELECT oid FROM pg_database"
              + " WHERE datname = current_database())");
    }
  }
}
