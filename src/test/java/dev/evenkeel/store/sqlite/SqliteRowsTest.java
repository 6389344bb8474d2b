package dev.evenkeel.store.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.store.LogHouse;
import dev.evenkeel.store.RowsContract;
import dev.evenkeel.trail.Spent;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.StorageFailure;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.tree.Frontier;
import dev.evenkeel.trail.tree.Hash;
import dev.evenkeel.trail.tree.Merkle;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqliteRowsTest extends RowsContract {
  private static final int TILE = 256;

  @Override
  protected LogHouse house(Path mark) {
    return new LogHouse(directory, mark);
  }

  /**
   * A tree with a second level of tiles takes 65,536 records; all but the last are put in as one.
   */
  @Test
  void theTileThatFillsATileIsStoredAboveIt() throws SQLException {
    Entry entry;
    try (var house = new LogHouse(directory)) {
      house.record(0);
      entry = Entry.parse(house.storage.read(reader -> reader.leaf(0)));
    }
    Hash leaf = entry.leafHash();
    Hash tile = folded(leaf, 8);
    fill(leaf, tile);
    try (var house = new LogHouse(directory)) {
      house.storage.write(
          writer -> {
            assertEquals(TILE * TILE - 1, writer.frontier().size());
            writer.append(last(entry));
            return true;
          });
      Hash expected = expected(leaf, tile, last(entry).leafHash());
      house.storage.read(
          reader -> {
            assertEquals(expected, reader.at(16, 0));
            assertEquals(expected, reader.root(0, TILE * TILE));
            assertEquals(expected, reader.frontier().root());
            assertEquals(folded(leaf, 12), reader.at(12, 3));
            return true;
          });
    }
  }

  private static Entry last(Entry entry) {
    return new Entry(
        "last",
        "last",
        0,
        entry.previous(),
        entry.type(),
        entry.project(),
        entry.environment(),
        TILE * TILE,
        entry.receivedAt(),
        entry.claimedAt(),
        entry.body(),
        entry.evidence());
  }

  /** So many levels of a tree whose leaves are all the same. */
  private static Hash folded(Hash hash, int levels) {
    return levels == 0 ? hash : folded(Merkle.node(hash, hash), levels - 1);
  }

  /** The same tree with another last leaf. */
  private static Hash expected(Hash leaf, Hash tile, Hash last) {
    Hash left = leaf;
    Hash right = last;
    for (int level = 0; level < 16; level++) {
      right = Merkle.node(left, right);
      left = Merkle.node(left, left);
    }
    assertEquals(folded(tile, 8), left);
    return right;
  }

  private void fill(Hash leaf, Hash tile) throws SQLException {
    Frontier frontier = Frontier.EMPTY;
    for (int i = 0; i < TILE * TILE - 1; i++) {
      frontier = frontier.append(leaf);
    }
    var peaks = new byte[frontier.peaks().size() * Hash.BYTES];
    for (int i = 0; i < frontier.peaks().size(); i++) {
      frontier.peaks().get(i).copyTo(peaks, i * Hash.BYTES);
    }
    String numbers = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ";
    run(
        "INSERT INTO entry SELECT i, leaf, hash, 'k' || i, 'c' || i, 0, scope, i, type FROM ("
            + numbers
            + "65534) SELECT i FROM n), entry WHERE idx = 0",
        "INSERT INTO subtree SELECT 8, i - 1, x'"
            + HexFormat.of().formatHex(tile.bytes())
            + "' FROM ("
            + numbers
            + "255) SELECT i FROM n)",
        "UPDATE frontier SET size = 65535, peaks = x'" + HexFormat.of().formatHex(peaks) + "'");
  }

  @Test
  void aLogThatLostItsEdgeOrATableSaysSo() throws SQLException {
    try (var house = new LogHouse(directory)) {
      house.record(0);
      run("DELETE FROM frontier");
      assertEquals(
          "the log's database has lost its frontier row",
          failure(() -> house.storage.read(Storage.Reader::frontier)));
      run("DROP TABLE checkpoint");
      String said = failure(() -> house.storage.read(Storage.Reader::checkpoint));
      assertTrue(said.startsWith("the log's database failed at SELECT ("), said);
    }
  }

  @Test
  void aLogOfBeforeIsBroughtToTheShapeOfNow() throws SQLException {
    house(directory.resolve("mark")).close();
    run("DROP TABLE spent", "DELETE FROM flyway_schema_history WHERE version = '2'");
    try (var house = new LogHouse(directory)) {
      assertEquals(
          Spent.NOW,
          house.storage.write(
              writer -> writer.spend("t", Instant.EPOCH, Instant.EPOCH.plusSeconds(1), 1)));
    }
  }

  @Test
  void aMigrationThatFailedIsNotTakenForOneThatRan() throws SQLException {
    house(directory.resolve("mark")).close();
    run("UPDATE flyway_schema_history SET success = 0 WHERE version = '2'");
    String said = failure(() -> new LogHouse(directory).close());
    assertTrue(
        said.startsWith("the log's database cannot be opened, or its tables not be made ("), said);
  }

  private static String failure(Runnable asked) {
    return String.valueOf(assertThrows(StorageFailure.class, asked::run).getMessage());
  }

  private void run(String... statements) throws SQLException {
    try (Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("trail.db"))) {
      for (String sql : List.of(statements)) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
          statement.executeUpdate();
        }
      }
    }
  }
}
