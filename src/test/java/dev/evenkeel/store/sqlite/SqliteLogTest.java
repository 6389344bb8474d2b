package dev.evenkeel.store.sqlite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.store.LogContract;
import dev.evenkeel.store.LogHouse;
import dev.evenkeel.trail.Rows;
import dev.evenkeel.trail.Spent;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.TrailRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqliteLogTest extends LogContract {
  @Override
  protected LogHouse house(Path mark) {
    return new LogHouse(directory, mark);
  }

  @Override
  protected void behind(String sql) {
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("trail.db"));
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Whoever only reads a log migrates nothing. */
  @Test
  void aLogOfAnEarlierVersionIsNothingForeignAndIsMigratedByItsFirstWriter() {
    try (var house = new LogHouse(directory)) {
      house.record(0);
    }
    behind("DROP TABLE spent");
    behind("DELETE FROM flyway_schema_history WHERE version = '2'");
    Path file = directory.resolve("trail.db");
    try (Storage read = SqliteFile.openToRead(file)) {
      assertEquals(List.of(), read.audit(Rows::selfCheck));
    }
    try (var house = new LogHouse(directory)) {
      assertEquals(List.of(), house.storage.audit(Rows::selfCheck));
      assertEquals(
          Spent.NOW, house.storage.write(w -> w.spend("t", Instant.EPOCH, Instant.EPOCH, 1)));
      assertEquals(0, house.record(0).index());
    }
    behind("ALTER TABLE spent ADD COLUMN more TEXT");
    try (Storage read = SqliteFile.openToRead(file)) {
      assertEquals(
          List.of("its table spent is not defined as ours is"), read.audit(Rows::selfCheck));
    }
  }

  @Test
  void afterAnOlderCopyWasRestoredNothingIsSigned() throws IOException {
    Path backup = directory.resolve("backup.db");
    try (var house = new LogHouse(directory)) {
      house.record(0);
    }
    Files.copy(directory.resolve("trail.db"), backup);
    try (var house = new LogHouse(directory)) {
      house.record(1);
    }
    Files.copy(
        backup, directory.resolve("trail.db"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    try (var house = new LogHouse(directory)) {
      TrailRefused refused = assertThrows(TrailRefused.class, () -> house.record(2));
      String message = String.valueOf(refused.getMessage());
      assertTrue(message.contains("has 1 entries, and 2 were handed out"), message);
      assertTrue(message.contains("docs/trust.md"), message);
      assertEquals(1, house.storage.read(Storage.Reader::frontier).size());
    }
  }

  @Test
  void twoCopiesThatWentDifferentWaysAreToldApart() throws IOException {
    Path other = Files.createDirectory(directory.resolve("other"));
    Path mark = directory.resolve("mark");
    try (var house = new LogHouse(directory, mark)) {
      house.record(0);
    }
    Files.copy(directory.resolve("trail.db"), other.resolve("trail.db"));
    try (var house = new LogHouse(directory, mark)) {
      house.record(1);
    }
    try (var copy = new LogHouse(other, directory.resolve("forgotten"))) {
      copy.record(2);
      copy.record(3);
    }
    try (var copy = new LogHouse(other, mark)) {
      TrailRefused refused = assertThrows(TrailRefused.class, () -> copy.record(4));
      assertTrue(String.valueOf(refused.getMessage()).contains("another root"));
    }
  }

  @Test
  void aLogThatIsOnlyLookedAtIsNotTouched() throws IOException {
    try (var house = new LogHouse(directory)) {
      house.record(0);
    }
    byte[] before = Files.readAllBytes(directory.resolve("trail.db"));
    try (Storage storage = SqliteFile.openToRead(directory.resolve("trail.db"))) {
      assertEquals(1, storage.read(Storage.Reader::frontier).size());
    }
    assertArrayEquals(before, Files.readAllBytes(directory.resolve("trail.db")));
  }
}
