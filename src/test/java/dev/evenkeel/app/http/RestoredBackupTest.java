package dev.evenkeel.app.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The backup of docs/operations.md, made from a running service and restored. */
final class RestoredBackupTest {
  private static final Path PROJECT = Path.of(System.getProperty("evenkeel.project", "."));

  @TempDir Path folder;

  @Test
  void aBackupOfARunningServiceRestoresAndVerifiesWhereNothingWasHandedOutSince() throws Exception {
    Path log = folder.resolve("log");
    Path backup = folder.resolve("backup.db");
    try (var trail = RunningTrail.in(log).start()) {
      trail.post("/v1/changes", "one", "{\"change\": \"C\"}");
      backUp(log, backup);
    }
    restore(log, backup);
    try (var trail = RunningTrail.in(log).start()) {
      assertEquals(200, trail.post("/v1/changes", "one", "{\"change\": \"C\"}").status());
      assertEquals(201, trail.post("/v1/changes", "two", "{\"change\": \"D\"}").status());
      assertTrue(trail.verified().holds());
    }
  }

  @Test
  void anOlderBackupIsReadButNothingMoreIsSignedAndTheRunbookIsNamed() throws Exception {
    Path log = folder.resolve("log");
    Path backup = folder.resolve("backup.db");
    try (var trail = RunningTrail.in(log).start()) {
      trail.post("/v1/changes", "one", "{\"change\": \"C\"}");
      backUp(log, backup);
      trail.post("/v1/changes", "two", "{\"change\": \"D\"}");
    }
    restore(log, backup);
    try (var trail = RunningTrail.in(log).start()) {
      var refused = trail.post("/v1/changes", "three", "{\"change\": \"E\"}");
      assertEquals("log-refused", refused.problem(), refused.text());
      assertEquals(false, refused.json().get("safeToRetry"));
      assertTrue(refused.text().contains("docs/operations.md"), refused.text());
      assertTrue(
          Files.readString(PROJECT.resolve("docs/operations.md")).contains("## The log refuses"));
      assertEquals(503, trail.get("/health/ready").status());
      assertEquals(200, trail.get("/health/live").status());
      assertEquals(200, trail.get("/v1/changes/C").status(), "it is still read");
      assertEquals(1, trail.verified().size(), "nothing was written");
    }
  }

  /** As sqlite3's own .backup does: one moment, while others write. */
  private static void backUp(Path log, Path backup) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + log.resolve("trail.db"));
        var statement = connection.createStatement()) {
      statement.executeUpdate("VACUUM INTO '" + backup + "'");
    }
  }

  private static void restore(Path log, Path backup) throws IOException {
    for (String name : new String[] {"trail.db", "trail.db-wal", "trail.db-shm"}) {
      Files.deleteIfExists(log.resolve(name));
    }
    Files.copy(backup, log.resolve("trail.db"));
  }
}
