package dev.evenkeel.store.sqlite;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.operation.trail.VerifyTrail;
import dev.evenkeel.store.LogHouse;
import dev.evenkeel.trail.verify.Problem;
import dev.evenkeel.trail.verify.TrailVerifier;
import dev.evenkeel.trail.verify.Verification;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whoever can write the file takes the tables' own checks away first, and then puts in what no
 * reader of them expects. That is named, and nothing crashes on it.
 */
class WritableSchemaTest {
  @TempDir Path directory;

  @BeforeEach
  void fill() {
    try (var house = new LogHouse(directory)) {
      for (int i = 0; i < 4; i++) {
        house.record(i);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("unchecked")
  void whatTheTablesWouldRefuseIsNamed(String sql, String what) throws SQLException {
    tamper(
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET sql = replace(replace(replace(sql, ' NOT NULL', ''),"
            + " 'CHECK (length(hash) = 32)', ''), 'CHECK (length(commitment) = 32)', '')",
        "UPDATE sqlite_schema SET sql = replace(sql, ') STRICT', ')')",
        "UPDATE sqlite_schema SET sql = replace(sql, 'CHECK ((salt IS NULL) = (content IS NULL))',"
            + " 'CHECK (1)')",
        "PRAGMA writable_schema = RESET");
    tamper(sql);
    assertNamed("the database says of itself: its table entry is not defined as ours is");
    assertNamed(what);
  }

  static Stream<Arguments> unchecked() {
    return Stream.of(
        Arguments.of(
            "UPDATE entry SET leaf = NULL WHERE idx = 2", "no bytes in column 2 of entry 2"),
        Arguments.of(
            "UPDATE entry SET hash = NULL WHERE idx = 2", "no bytes in column 3 of entry 2"),
        Arguments.of(
            "UPDATE entry SET hash = x'00' WHERE idx = 2",
            "1 bytes for a hash of 32 in column 3 of entry 2"),
        Arguments.of("UPDATE entry SET key = NULL WHERE idx = 2", "record 2: the row's key"),
        Arguments.of("UPDATE entry SET change_seq = 'x' WHERE idx = 3", "record 3: the row's"),
        Arguments.of("UPDATE frontier SET peaks = NULL", "does not hold whole hashes"),
        Arguments.of("UPDATE frontier SET peaks = x'00'", "does not hold whole hashes"),
        Arguments.of("UPDATE frontier SET size = 3", "the frontier row does not hold together"),
        Arguments.of("UPDATE checkpoint SET note = NULL WHERE size = 2", "size 2 cannot be read"),
        Arguments.of("UPDATE checkpoint SET note = x'00' WHERE size = 2", "size 2 cannot be read"),
        Arguments.of("UPDATE blob SET content = NULL", "no bytes in column 3 of blob"),
        Arguments.of("UPDATE blob SET salt = x''", "its salt has 0 bytes"),
        Arguments.of("INSERT INTO blob VALUES (x'00', x'00', x'00')", "1 bytes for a hash of 32"),
        Arguments.of("INSERT INTO subtree VALUES (8, 0, x'00')", "1 bytes for a hash of 32"),
        Arguments.of("INSERT INTO subtree VALUES (-8, -1, zeroblob(32))", "the stored subtree -1"),
        Arguments.of(
            "INSERT INTO checkpoint VALUES (-1, 'x')", "the checkpoint of size -1 cannot be read"));
  }

  @Test
  void aTableThatIsMissingIsNamed() throws SQLException {
    tamper("DROP TABLE subtree");
    assertNamed("it has no table subtree");
  }

  @Test
  void aTableThatIsMadeAnewWithoutItsChecksIsNamed() throws SQLException {
    tamper(
        "ALTER TABLE entry RENAME TO was",
        "CREATE TABLE entry AS SELECT * FROM was",
        "DROP TABLE was");
    assertNamed("its table entry is not defined as ours is");
    assertNamed("it has no index sqlite_autoindex_entry_1");
  }

  @Test
  void aTriggerOnFlywaysOwnTableIsNamedToo() throws SQLException {
    tamper("CREATE TRIGGER quiet AFTER UPDATE ON flyway_schema_history BEGIN SELECT 1; END");
    assertNamed("it has a trigger quiet, which is not ours");
  }

  private void tamper(String... statements) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("trail.db"));
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.executeUpdate(sql);
      }
    }
  }

  private void assertNamed(String what) {
    var terms =
        new TrailVerifier.Terms(
            LogHouse.KEY.verifier(), Optional.empty(), List.of(), Optional.empty());
    Verification found =
        VerifyTrail.run(() -> SqliteFile.openToRead(directory.resolve("trail.db")), terms);
    List<String> said = found.problems().stream().map(Problem::message).toList();
    assertTrue(said.stream().anyMatch(message -> message.contains(what)), String.join("\n", said));
  }
}
