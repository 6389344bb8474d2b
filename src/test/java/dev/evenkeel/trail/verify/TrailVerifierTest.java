package dev.evenkeel.trail.verify;

import static dev.evenkeel.trail.verify.AlteredRows.FIRST;
import static dev.evenkeel.trail.verify.AlteredRows.SECOND;
import static dev.evenkeel.trail.verify.AlteredRows.STRANGER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.trail.Rows;
import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.trail.note.TlogProof;
import dev.evenkeel.trail.record.Blob;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.rotation.KeyHistory;
import dev.evenkeel.trail.rotation.KeyNotice;
import dev.evenkeel.trail.tree.Hash;
import dev.evenkeel.trail.tree.Merkle;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One thing after the other is altered in a sound log, and that thing is named. */
class TrailVerifierTest {
  private final AlteredRows log = new AlteredRows();

  @Test
  void aSoundLogHoldsAndSaysWhatWasRead() {
    Verification found = verified();
    assertEquals(List.of(), said(found));
    assertTrue(found.holds());
    assertEquals(5, found.size());
    assertEquals(4, found.checkpoints());
    assertEquals(log.root(5), found.root());
    assertEquals(
        List.of(FIRST.verifier(), SECOND.verifier()),
        found.keys().stream().map(KeyHistory.Term::key).toList());
  }

  @Test
  void whatTheEngineSaysAndWhereItFailsIsAProblem() {
    log.says.add("a page is torn");
    assertFound("database: the database says of itself: a page is torn");
    log.says.clear();
    log.broken = Optional.of("the disk failed");
    assertFound("database: the disk failed");
    assertFalse(verified().holds());
    Problem problem = new Problem(Problem.What.DATABASE, "no file");
    Verification unreadable = Verification.unreadable(problem);
    assertEquals(List.of(problem), unreadable.problems());
    assertFalse(unreadable.holds());
  }

  @Test
  void derivedRowsAreHeldAgainstTheLeaves() {
    log.subtrees.add(new Rows.Subtree(8, 0, log.root(5)));
    assertFound("tree: the stored subtree 0 on level 8 is not the one that the leaves give");
  }

  @Test
  void aMissingOrAnAddedRecordIsNamed() {
    Rows.Row last = log.rows.removeLast();
    Rows.Row fourth = log.rows.removeLast();
    log.rows.add(last);
    assertFound("missing: record 3 is missing");
    log.rows.removeLast();
    log.rows.remove(2);
    log.rows.add(last);
    assertFound("missing: record 2 to 3 is missing");
    assertEquals(3, fourth.index());
    var longer = new AlteredRows();
    longer.rows.add(longer.rows.getLast());
    assertTrue(
        said(verified(longer)).contains("missing: a row with the index 4, which no record has"));
  }

  @Test
  void aLeafThatItsHashDoesNotFitOrThatIsNoneIsNamed() {
    Rows.Row row = log.rows.get(2);
    byte[] leaf = row.leaf().bytes();
    leaf[0] = ' ';
    log.rows.set(2, new Rows.Row(2, new Rows.Leaf(leaf), row.hash(), row.columns()));
    assertFound(
        "record: record 2: its "
            + leaf.length
            + " bytes do not give the leaf hash beside them; byte 0 was 123 and is 32");
    assertTrue(said(verified()).get(1).startsWith("record: record 2: leaf"));
  }

  @Test
  void everyColumnIsHeldAgainstTheLeaf() {
    Rows.Row row = log.rows.get(2);
    Rows.Columns right = row.columns();
    for (String member : List.of("key", "change", "changeSeq", "environment", "scopeSeq", "type")) {
      var wrong =
          new Rows.Columns(
              member.equals("key") ? "x" : right.key(),
              member.equals("change") ? "x" : right.change(),
              member.equals("changeSeq") ? 9 : right.changeSeq(),
              member.equals("environment") ? "x" : right.scope(),
              member.equals("scopeSeq") ? 9 : right.scopeSeq(),
              member.equals("type") ? "x" : right.type());
      log.rows.set(2, new Rows.Row(2, row.leaf(), row.hash(), wrong));
      assertFound("column: record 2: the row's " + member + " is not the leaf's, which stands in");
    }
  }

  @Test
  void bytesThatNoRecordCommitsToOrThatAreOthersOrMissingAreNamed() {
    Blob other = Blob.of(new byte[] {1, 2, 3}, new SecureRandom());
    log.blobs.add(new Rows.StoredBlob(other.commitment(), Optional.of(other)));
    assertFound("blob: bytes are kept under " + other.commitment().base64() + ", which no record");
    log.blobs.removeLast();
    Hash filed = log.blobs.get(2).filed();
    log.blobs.set(2, new Rows.StoredBlob(filed, Optional.of(other)));
    assertFound(
        "blob: record 2, body: bytes 0 to 2 or their salt are not what the record commits to ("
            + filed.base64()
            + ")");
    log.blobs.remove(2);
    assertFound("blob: record 2, body: its row is missing (" + filed.base64() + ")");
  }

  /** A notice counts where a record of its kind has it as its body, and nowhere else. */
  @Test
  void aKeyIsAnnouncedByTheBodyOfItsOwnKindOfRecordAlone() {
    byte[] notice = AlteredRows.notice(KeyNotice.Act.ANNOUNCES, SECOND, STRANGER);
    for (RecordType type : List.of(RecordType.OVERRIDE, RecordType.KEY_ROTATED)) {
      var grown = new AlteredRows();
      grown.record(type, notice);
      grown.heads.add(
          new Rows.StoredCheckpoint(6, AlteredRows.signed(6, grown.root(6), SECOND).toString()));
      boolean counts = type == RecordType.KEY_ROTATED;
      List<String> said = said(verified(grown, List.of(), Optional.empty(), SECOND, STRANGER));
      assertEquals(counts ? 0 : 1, said.size(), said.toString());
      assertTrue(
          counts
              || said.getFirst()
                  .startsWith(
                      "key: the key " + STRANGER.verifier() + " in keys/log.pub is neither"));
    }
  }

  @Test
  void theFirstHeadThatDoesNotFitNamesTheRecordsInQuestion() {
    log.heads.set(1, stored(2, AlteredRows.signed(2, Merkle.EMPTY, FIRST)));
    log.heads.set(2, stored(3, AlteredRows.signed(3, Merkle.EMPTY, FIRST)));
    List<String> said = said(verified());
    assertEquals(1, said.size(), said.toString());
    assertTrue(
        said.getFirst()
            .startsWith(
                "tree: records 1 to 1: their leaves give another root than the checkpoint of size"
                    + " 2 signed ("
                    + Merkle.EMPTY.base64()),
        said.toString());
    var late = new AlteredRows();
    late.heads.set(3, stored(5, AlteredRows.signed(5, Merkle.EMPTY, SECOND)));
    assertTrue(said(verified(late)).getFirst().startsWith("tree: records 3 to 4: "));
  }

  @Test
  void recordsBehindTheNewestHeadAndHeadsBehindTheRecordsAreNamed() {
    log.heads.removeLast();
    assertFound(
        "checkpoint: the log has 5 records and its newest checkpoint was signed for 3: the last"
            + " ones were never signed");
    log.heads.clear();
    assertFound("checkpoint: the log has 5 records and its newest checkpoint was signed for 0");
    var cut = new AlteredRows();
    cut.rows.removeLast();
    cut.blobs.removeLast();
    assertEquals(
        List.of(
            "missing: the log has 4 records and its newest checkpoint was signed for 5: records 4"
                + " to 4 were cut off"),
        said(verified(cut)));
  }

  @Test
  void aHeadIsSignedByAKeyOfItsTime() {
    log.heads.set(3, stored(5, AlteredRows.signed(5, log.root(5), FIRST)));
    assertFound(
        "checkpoint: the checkpoint of size 5 is signed by "
            + FIRST.verifier()
            + " alone, which record 3 had retired");
    log.heads.set(3, stored(5, AlteredRows.signed(5, log.root(5), SECOND)));
    log.heads.set(0, stored(1, AlteredRows.signed(1, log.root(1), STRANGER)));
    List<String> said = said(verified(log, List.of(), Optional.empty(), FIRST, SECOND));
    assertTrue(
        said.contains(
            "key: the key "
                + FIRST.verifier()
                + " in keys/log.pub is neither the one"
                + " that signed the log's first head, nor does a record that an older key signed"
                + " announce it: somebody put it there"),
        said.toString());
  }

  @Test
  void whatWasKeptElsewhereIsSignedByAKeyOfItsTime() {
    SignedNote now = AlteredRows.signed(5, log.root(5), SECOND);
    SignedNote before = AlteredRows.signed(1, log.root(1), FIRST);
    for (SignedNote good : List.of(now, before)) {
      assertEquals(List.of(), said(marked(good)));
      assertEquals(List.of(), said(against(Held.parse("kept", good.bytes()))));
    }
    SignedNote strangers = AlteredRows.signed(5, log.root(5), STRANGER);
    String wrong = "is not signed by this log's key " + SECOND.verifier();
    assertEquals(List.of("high-water: the high-water mark " + wrong), said(marked(strangers)));
    assertEquals(
        List.of("against: kept " + wrong + ": the folder was replaced, or it is of another log"),
        said(against(Held.parse("kept", strangers.bytes()))));
    SignedNote retired = AlteredRows.signed(5, log.root(5), FIRST);
    assertTrue(said(marked(retired)).getFirst().endsWith("alone, which record 3 had retired"));
  }

  @Test
  void aReceiptIsForTheRecordThatStandsThere() {
    TlogProof right = log.receipt(4, 5, SECOND);
    assertEquals(List.of(), said(against(held(right))));
    assertEquals(List.of(), said(against(held(log.receipt(0, 3, FIRST)))));
    TlogProof other =
        new TlogProof(Optional.empty(), 2, log.receipt(0, 3, FIRST).path(), right.checkpoint());
    assertEquals(
        List.of("against: record 2 is not the one that kept was handed out for"),
        said(against(held(other))));
    var cut = new AlteredRows();
    TlogProof ofTheLast = cut.receipt(4, 5, SECOND);
    cut.rows.removeLast();
    cut.blobs.removeLast();
    assertEquals(
        List.of(
            "against: kept is of 5 records, the log has 4: records 4 to 4 are gone (an older copy"
                + " was restored, or the end was cut off)"),
        said(verified(cut, List.of(held(ofTheLast)), Optional.empty(), SECOND)).stream()
            .filter(one -> one.startsWith("against"))
            .toList());
  }

  /** Its index points behind its own head: no record could ever be held against it. */
  @Test
  void aReceiptForARecordThatItsHeadDoesNotHaveIsNone() {
    TlogProof right = log.receipt(4, 5, SECOND);
    for (long index : new long[] {5, 99}) {
      var beyond = new TlogProof(Optional.empty(), index, right.path(), right.checkpoint());
      Malformed refused = assertThrows(Malformed.class, () -> held(beyond));
      assertEquals(
          "kept: neither a receipt nor a checkpoint (proof, index "
              + index
              + ": its checkpoint is of 5 records)",
          refused.getMessage());
    }
    assertThrows(Malformed.class, () -> Held.parse("kept", "x".getBytes(StandardCharsets.UTF_8)));
    assertThrows(
        Malformed.class,
        () -> Held.parse("kept", SignedNote.sign("no checkpoint\n", FIRST).bytes()));
  }

  private static Held held(TlogProof receipt) {
    return Held.parse("kept", receipt.bytes());
  }

  private static Rows.StoredCheckpoint stored(long size, SignedNote note) {
    return new Rows.StoredCheckpoint(size, note.toString());
  }

  private void assertFound(String first) {
    List<String> said = said(verified());
    assertTrue(!said.isEmpty() && said.getFirst().startsWith(first), first + " / " + said);
  }

  private Verification verified() {
    return verified(log);
  }

  private static Verification verified(AlteredRows log) {
    return verified(log, List.of(), Optional.empty(), SECOND);
  }

  private Verification marked(SignedNote mark) {
    return verified(log, List.of(), Optional.of(mark), SECOND);
  }

  private Verification against(Held held) {
    return verified(log, List.of(held), Optional.empty(), SECOND);
  }

  private static Verification verified(
      AlteredRows log, List<Held> against, Optional<SignedNote> mark, SignerKey... now) {
    var keys = java.util.stream.Stream.of(now).map(SignerKey::verifier).toList();
    return TrailVerifier.verify(
        log,
        new TrailVerifier.Terms(
            keys, Optional.empty(), mark, against, Optional.empty(), Optional.empty()));
  }

  private static List<String> said(Verification found) {
    return found.problems().stream()
        .map(problem -> problem.what().word() + ": " + problem.message())
        .toList();
  }
}
