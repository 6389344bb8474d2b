package dev.evenkeel.store.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.store.LogHouse;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.TrailRefused;
import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.trail.note.TlogPolicy;
import dev.evenkeel.trail.note.TlogProof;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.verify.Held;
import dev.evenkeel.trail.verify.Problem;
import dev.evenkeel.trail.verify.TrailVerifier;
import dev.evenkeel.trail.verify.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever can write the database changes it; the verifier must say what was changed. */
class TamperTest {
  private static final int RECORDS = 12;

  @TempDir Path directory;
  private Optional<SignedNote> mark = Optional.empty();
  private TlogProof receiptOfFive;

  @BeforeEach
  void fill() {
    try (var house = new LogHouse(directory)) {
      for (int i = 0; i < RECORDS; i++) {
        house.record(i);
      }
      mark = house.mark.read();
      receiptOfFive = house.record(5);
    }
  }

  @Test
  void anUntouchedLogHolds() {
    Verification found = verify();
    assertEquals(List.of(), found.problems());
    assertEquals(RECORDS, found.size());
    assertEquals(RECORDS, found.checkpoints());
  }

  @Test
  void anEditedByteIsNamedWithTheRecordAndTheByte() throws SQLException {
    byte[] leaf = leaf(5);
    int at = new String(leaf, java.nio.charset.StandardCharsets.UTF_8).indexOf("change-2");
    leaf[at + 7] = '1';
    tamper("UPDATE entry SET leaf = x'" + hex(leaf) + "' WHERE idx = 5");
    assertNamed(Problem.What.RECORD, "record 5: ", "byte " + (at + 7) + " was 50 and is 49");
  }

  @Test
  void anEditThatRepairsItsHashIsNamedByTheSignedRoot() throws SQLException {
    byte[] leaf = leaf(5);
    String text = new String(leaf, java.nio.charset.StandardCharsets.UTF_8);
    byte[] edited =
        text.replace("17:00:00Z", "16:00:00Z").getBytes(java.nio.charset.StandardCharsets.UTF_8);
    String hash = dev.evenkeel.trail.tree.Merkle.leaf(edited).hex();
    tamper("UPDATE entry SET leaf = x'" + hex(edited) + "', hash = x'" + hash + "' WHERE idx = 5");
    assertNamed(Problem.What.TREE, "records 5 to 5", "the records before them are as signed");
  }

  @Test
  void aColumnThatTellsAnotherStoryIsNamedWithTheLeafsBytes() throws SQLException {
    tamper("UPDATE entry SET type = 'approval.given' WHERE idx = 4");
    assertNamed(Problem.What.COLUMN, "record 4: the row's type", "bytes ");
  }

  @Test
  void everyColumnIsHeldAgainstTheLeaf() throws SQLException {
    for (String column : List.of("key", "change", "type", "scope")) {
      tamper("UPDATE entry SET " + column + " = " + column + " || 'x' WHERE idx = 4");
      String member = column.equals("scope") ? "environment" : column;
      assertNamed(Problem.What.COLUMN, "record 4: the row's " + member + " is not the leaf's");
      tamper("UPDATE entry SET " + column + " = rtrim(" + column + ", 'x') WHERE idx = 4");
      assertEquals(List.of(), verify().problems());
    }
    for (String column : List.of("change_seq", "scope_seq")) {
      tamper("UPDATE entry SET " + column + " = " + column + " + 100 WHERE idx = 4");
      String member = column.startsWith("change") ? "changeSeq" : "scopeSeq";
      assertNamed(Problem.What.COLUMN, "record 4: the row's " + member + " is not the leaf's");
      tamper("UPDATE entry SET " + column + " = " + column + " - 100 WHERE idx = 4");
    }
    assertEquals(List.of(), verify().problems());
  }

  @Test
  void aDeletedRecordIsNamed() throws SQLException {
    tamper("DELETE FROM entry WHERE idx = 7");
    assertNamed(Problem.What.MISSING, "record 7 is missing");
  }

  @Test
  void twoSwappedRecordsAreNamed() throws SQLException {
    tamper(
        "UPDATE entry SET idx = 1000 WHERE idx = 3",
        "UPDATE entry SET idx = 3 WHERE idx = 6",
        "UPDATE entry SET idx = 6 WHERE idx = 1000");
    assertNamed(Problem.What.ORDER, "record 3: ", "stands as number");
    assertNamed(Problem.What.ORDER, "record 6: ");
    assertNamed(Problem.What.TREE, "records 3 to 3");
  }

  @Test
  void aTruncatedTailIsNamed() throws SQLException {
    tamper("DELETE FROM entry WHERE idx >= 10");
    assertNamed(Problem.What.MISSING, "records 10 to 11 were cut off");
  }

  @Test
  void aTailCutOffWithItsCheckpointsIsNamedByTheMarkOrByAReceipt() throws SQLException {
    tamper(
        "DELETE FROM entry WHERE idx >= 5",
        "DELETE FROM checkpoint WHERE size > 5",
        "DELETE FROM blob WHERE commitment NOT IN (SELECT commitment FROM blob LIMIT 5)");
    assertNamed(Problem.What.HIGH_WATER, "records 5 to 11 are gone");
    mark = Optional.empty();
    Held kept = Held.parse("receipt.tlog-proof", receiptOfFive.bytes());
    assertNamed(
        verify(List.of(kept), Optional.empty()),
        Problem.What.AGAINST,
        "receipt.tlog-proof is of 6 records, the log has 5");
  }

  @Test
  void aReplayedBackupIsNamedByAReceiptAlone() throws IOException {
    Path young = Files.createDirectory(directory.resolve("young"));
    try (var house = new LogHouse(young)) {
      house.record(0);
    }
    Files.copy(
        young.resolve("trail.db"),
        directory.resolve("trail.db"),
        StandardCopyOption.REPLACE_EXISTING);
    assertNamed(Problem.What.HIGH_WATER, "an older copy was restored");
    mark = Optional.empty();
    assertEquals(List.of(), verify().problems(), "no folder can show this of itself");
    Held kept = Held.parse("kept", receiptOfFive.bytes());
    assertNamed(
        verify(List.of(kept), Optional.empty()), Problem.What.AGAINST, "records 1 to 5 are gone");
  }

  @Test
  void aForkSignedWithTheRightKeyIsNamedByAReceipt() throws IOException {
    Path fork = Files.createDirectory(directory.resolve("fork"));
    try (var house = new LogHouse(fork)) {
      for (int i = RECORDS; i > 0; i--) {
        house.record(i);
      }
    }
    Files.copy(
        fork.resolve("trail.db"),
        directory.resolve("trail.db"),
        StandardCopyOption.REPLACE_EXISTING);
    assertNamed(Problem.What.HIGH_WATER, "two histories");
    Held kept = Held.parse("kept", receiptOfFive.bytes());
    mark = Optional.empty();
    Verification found = verify(List.of(kept), Optional.empty());
    assertNamed(found, Problem.What.AGAINST, "two histories (a fork)");
    assertNamed(found, Problem.What.AGAINST, "record 5 is not the one");
  }

  @Test
  void aReplacedKeyIsNamedByAPolicyAndByAReceipt() {
    SignerKey other =
        SignerKey.of(
            LogHouse.KEY.verifier().name(),
            new byte[] {
              1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24,
              25, 26, 27, 28, 29, 30, 31, 32
            });
    String head = receiptOfFive.checkpoint().text();
    Held kept = new Held("kept", SignedNote.sign(head, other), Optional.empty());
    assertNamed(
        verify(List.of(kept), Optional.of(TlogPolicy.of(other.verifier()))),
        Problem.What.AGAINST,
        "not signed by this log's key");
    assertNamed(
        verify(List.of(), Optional.of(TlogPolicy.of(other.verifier()))),
        Problem.What.TRUST,
        "the trust policy refuses");
  }

  @Test
  void aCheckpointThatIsNotTheKeysIsNamed() throws SQLException {
    tamper("UPDATE checkpoint SET note = replace(note, '\n7\n', '\n8\n') WHERE size = 7");
    assertNamed(Problem.What.CHECKPOINT, "the checkpoint of size 7 is not signed");
    tamper("UPDATE checkpoint SET note = 'nonsense' WHERE size = 7");
    assertNamed(Problem.What.CHECKPOINT, "the checkpoint of size 7 cannot be read");
  }

  @Test
  void swappedAndVanishedEvidenceIsNamed() throws SQLException {
    tamper("UPDATE blob SET content = CAST('{\"n\":99}' AS BLOB) WHERE commitment = " + body(3));
    assertNamed(Problem.What.BLOB, "record 3, body: bytes 0 to 7");
    tamper("DELETE FROM blob WHERE commitment = " + body(3));
    assertNamed(Problem.What.BLOB, "record 3, body: its row is missing");
    tamper("UPDATE blob SET salt = NULL, content = NULL WHERE commitment = " + body(4));
    assertNamed(Problem.What.BLOB, "record 4, body: its bytes were erased, and no record");
    tamper("INSERT INTO blob VALUES (zeroblob(32), x'00', x'00')");
    assertNamed(Problem.What.BLOB, "which no record commits to");
  }

  @Test
  void whatARecordErasedIsMissedByNobody() throws SQLException {
    try (var house = new LogHouse(directory)) {
      Entry entry = house.storage.read(reader -> Entry.parse(reader.leaf(3)));
      String commitment = entry.body().orElseThrow().hash().base64();
      house.log.append(
          LogHouse.submission(
              "erase",
              "change-0",
              RecordType.EVIDENCE_ERASED,
              "{\"commitment\":\"" + commitment + "\"}"));
      mark = house.mark.read();
    }
    Verification found = verify();
    assertEquals(List.of(), found.problems());
    assertEquals(1, found.erased());
  }

  @Test
  void derivedRowsAreComputedAgain() throws SQLException {
    try (var house = new LogHouse(directory)) {
      house.log.append(IntStream.range(RECORDS, 300).mapToObj(LogHouse::numbered).toList());
      mark = house.mark.read();
    }
    assertEquals(List.of(), verify().problems());
    tamper("UPDATE subtree SET hash = zeroblob(32)");
    assertNamed(Problem.What.TREE, "the stored subtree 0 on level 8");
    tamper("DELETE FROM subtree", "UPDATE frontier SET size = 0, peaks = x''");
    assertNamed(Problem.What.TREE, "0 stored subtrees, its size asks for 1");
    assertNamed(Problem.What.TREE, "the stored frontier (size 0)");
  }

  @Test
  void swappedTilesAreNamedEach() throws SQLException {
    try (var house = new LogHouse(directory)) {
      house.log.append(IntStream.range(RECORDS, 600).mapToObj(LogHouse::numbered).toList());
      mark = house.mark.read();
    }
    tamper("UPDATE subtree SET idx = 1 - idx + 10", "UPDATE subtree SET idx = idx - 10");
    assertNamed(Problem.What.TREE, "the stored subtree 0 on level 8 is not the one");
    assertNamed(Problem.What.TREE, "the stored subtree 1 on level 8 is not the one");
  }

  @Test
  void nothingIsSignedOverRowsThatAreNotTheCheckpoints() throws SQLException {
    tamper("DELETE FROM checkpoint WHERE size = " + RECORDS);
    try (var house = new LogHouse(directory, directory.resolve("nowhere"))) {
      TrailRefused refused = assertThrows(TrailRefused.class, () -> house.record(50));
      assertTrue(
          String.valueOf(refused.getMessage()).contains("its newest checkpoint says 11 entries"),
          refused.getMessage());
    }
    tamper("DELETE FROM checkpoint");
    try (var house = new LogHouse(directory, directory.resolve("nowhere"))) {
      assertThrows(TrailRefused.class, () -> house.record(50));
    }
  }

  @Test
  void whatActsOrAnswersInTheTablesPlaceIsNamed() throws SQLException {
    tamper("CREATE TRIGGER gone AFTER INSERT ON entry BEGIN DELETE FROM blob; END");
    assertNamed(Problem.What.DATABASE, "a trigger gone, which is not ours");
    tamper("DROP TRIGGER gone", "CREATE VIEW more AS SELECT * FROM entry");
    assertNamed(Problem.What.DATABASE, "a view more, which is not ours");
  }

  @Test
  void aMarkOfAnotherKeyIsNamed() {
    String head = Checkpoint.parse(receiptOfFive.checkpoint().text()).text();
    var stranger = SignerKey.of("example.org/other", new byte[32]);
    mark = Optional.of(SignedNote.sign(head, stranger));
    assertNamed(Problem.What.HIGH_WATER, "the high-water mark is not signed");
  }

  private String body(long index) {
    Entry entry = Entry.parse(leaf(index));
    return "x'" + entry.body().orElseThrow().hash().hex() + "'";
  }

  private byte[] leaf(long index) {
    try (Storage storage = SqliteFile.openToRead(directory.resolve("trail.db"))) {
      return storage.read(reader -> reader.leaf(index));
    }
  }

  private static String hex(byte[] bytes) {
    return java.util.HexFormat.of().formatHex(bytes);
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

  private Verification verify() {
    return verify(List.of(), Optional.empty());
  }

  private Verification verify(List<Held> against, Optional<TlogPolicy> trust) {
    var terms = new TrailVerifier.Terms(LogHouse.KEY.verifier(), mark, against, trust);
    try (Storage storage = SqliteFile.openToRead(directory.resolve("trail.db"))) {
      return storage.audit(rows -> TrailVerifier.verify(rows, terms));
    }
  }

  private void assertNamed(Problem.What what, String... parts) {
    assertNamed(verify(), what, parts);
  }

  private static void assertNamed(Verification found, Problem.What what, String... parts) {
    assertFalse(found.holds());
    String all = found.problems().stream().map(Problem::toString).collect(Collectors.joining("\n"));
    assertTrue(
        found.problems().stream()
            .anyMatch(
                p -> p.what() == what && List.of(parts).stream().allMatch(p.message()::contains)),
        all);
  }
}
