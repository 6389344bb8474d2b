package dev.evenkeel.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.trail.note.TlogProof;
import dev.evenkeel.trail.note.VerifierKey;
import dev.evenkeel.trail.record.Attachment;
import dev.evenkeel.trail.record.Commitment;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.Submission;
import dev.evenkeel.trail.rotation.KeyNotice;
import dev.evenkeel.trail.tree.Merkle;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of a request: recorded once, repeated where it is the same, told why where not. */
class RequestsTest {
  private static final SignerKey NEW =
      SignerKey.of(
          "example.org/log",
          "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

  private final MemoryLog log = new MemoryLog();

  @Test
  void anEntryHoldsWhatWasStatedAndWhatTheLogAdds() {
    log.now = Instant.parse("2026-11-27T12:00:00.123456789Z");
    log.recorded(
        new Submission(
            "k0",
            "c",
            RecordType.CHANGE_OPENED,
            Optional.of("shop"),
            Optional.of("staging"),
            Optional.empty(),
            Optional.empty(),
            List.of()));
    Submission whole =
        new Submission(
            "k1",
            "c",
            RecordType.TEST_RESULT,
            Optional.of("shop"),
            Optional.of("production"),
            Optional.of(Instant.EPOCH),
            Optional.of(Attachment.json("{}".getBytes(StandardCharsets.UTF_8))),
            List.of(MemoryLog.evidence("one"), MemoryLog.evidence("two")));
    TlogProof receipt = log.recorded(whole);
    Entry entry = log.entry(1);
    assertEquals(1, receipt.index());
    assertTrue(receipt.includes(entry.leafHash()));
    assertEquals("k1", entry.key());
    assertEquals(1, entry.changeSeq());
    assertEquals(Optional.of(log.entry(0).leafHash()), entry.previous());
    assertEquals(0, entry.scopeSeq());
    assertEquals(Instant.parse("2026-11-27T12:00:00.123Z"), entry.receivedAt());
    assertEquals(Optional.of(Instant.EPOCH), entry.claimedAt());
    assertEquals(
        List.of("body", "one", "two"), entry.commitments().stream().map(Commitment::name).toList());
    for (Commitment commitment : entry.commitments()) {
      assertTrue(log.storage.read(reader -> reader.blob(commitment.hash())).isPresent());
    }
    assertInstanceOf(Outcome.Repeated.class, log.append(whole));
    assertEquals(2, log.size());
  }

  @Test
  void aBatchOfRepeatsSignsNothingAndMovesALateMark() {
    TlogProof first = log.recorded(MemoryLog.plain("k0", Optional.empty()));
    log.mark = Optional.empty();
    assertEquals(new Outcome.Repeated(first), log.append(MemoryLog.plain("k0", Optional.empty())));
    assertEquals(1, log.storage.disk.checkpoints().size());
    assertEquals(Optional.of(first.checkpoint()), log.mark);
  }

  @Test
  void aBatchIsSignedOnceByEveryKeyOfTheLogAndTheNewestNamesIt() {
    List<SignerKey> keys = List.of(MemoryLog.KEY, NEW);
    log.signers = () -> keys;
    List<Outcome> outcomes =
        log.log()
            .append(
                List.of(
                    MemoryLog.plain("a", Optional.empty()),
                    MemoryLog.plain("b", Optional.empty()),
                    MemoryLog.plain("a", Optional.empty())));
    TlogProof first = assertInstanceOf(Outcome.Recorded.class, outcomes.get(0)).receipt();
    TlogProof second = assertInstanceOf(Outcome.Recorded.class, outcomes.get(1)).receipt();
    assertEquals(new Outcome.Repeated(first), outcomes.get(2));
    assertEquals(first.checkpoint(), second.checkpoint());
    assertEquals(2, first.head().size());
    List<VerifierKey> verifiers = keys.stream().map(SignerKey::verifier).toList();
    assertTrue(first.checkpoint().open(verifiers).by(NEW.verifier()));
    assertEquals(2, first.checkpoint().signatures().size());
  }

  @Test
  void anOldReceiptAndANewOneComeTogether() {
    TlogProof old = log.recorded(MemoryLog.plain("old", Optional.empty()));
    List<Outcome> outcomes =
        log.log()
            .append(
                List.of(
                    MemoryLog.plain("old", Optional.empty()),
                    MemoryLog.plain("new", Optional.empty())));
    assertEquals(new Outcome.Repeated(old), outcomes.get(0));
    assertEquals(1, assertInstanceOf(Outcome.Recorded.class, outcomes.get(1)).receipt().index());
  }

  @Test
  void theFirstFieldThatDiffersIsNamedAndNeverItsValue() {
    log.recorded(MemoryLog.submission("k", RecordType.TEST_RESULT, "{\"a\":1,\"b\":2}", "e"));
    assertConflict("type", "k", RecordType.POST_REVIEW, "{\"a\":1,\"b\":2}", "e");
    assertConflict("body.a", "k", RecordType.TEST_RESULT, "{\"a\":2,\"b\":3}", "e");
    assertConflict("body.b", "k", RecordType.TEST_RESULT, "{\"a\":1}", "e");
    assertConflict("body.c", "k", RecordType.TEST_RESULT, "{\"a\":1,\"b\":2,\"c\":null}", "e", "f");
    assertConflict("evidence", "k", RecordType.TEST_RESULT, "{\"a\":1,\"b\":2}", "e", "f");
    assertConflict("evidence f", "k", RecordType.TEST_RESULT, "{\"a\":1,\"b\":2}", "f");
    Submission respelt =
        MemoryLog.submission("k", RecordType.TEST_RESULT, "{ \"b\" : 2, \"a\" : 1 }", "e");
    assertInstanceOf(Outcome.Repeated.class, log.append(respelt));
    for (Attachment other :
        List.of(
            new Attachment("e", "text/html", "e".getBytes(StandardCharsets.UTF_8)),
            new Attachment("e", "text/plain", "f".getBytes(StandardCharsets.UTF_8)))) {
      Submission again =
          new Submission(
              "k",
              "c",
              RecordType.TEST_RESULT,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              respelt.body(),
              List.of(other));
      assertEquals(new Outcome.Conflict(0, "evidence e"), log.append(again));
    }
    assertEquals(
        new Outcome.Conflict(0, "body"), log.append(MemoryLog.plain("k", Optional.empty())));
    assertEquals(1, log.size());
  }

  @Test
  void whatTheLogAndTheWriterSayDifferentlyIsNamedWhicheverFieldItIs() {
    Optional<String> shop = Optional.of("shop");
    Optional<String> production = Optional.of("production");
    Optional<Instant> then = Optional.of(Instant.EPOCH);
    log.recorded(stated("c", shop, production, then));
    assertEquals(
        List.of(
            new Outcome.Conflict(0, "change"),
            new Outcome.Conflict(0, "environment"),
            new Outcome.Conflict(0, "claimedAt")),
        log.log()
            .append(
                List.of(
                    stated("d", shop, production, then),
                    stated("c", shop, Optional.of("staging"), then),
                    stated("c", shop, production, Optional.empty()))));
  }

  @Test
  void aKeyIsItsProjectsOwn() {
    TlogProof shops =
        log.recorded(stated("s", Optional.of("shop"), Optional.empty(), Optional.empty()));
    TlogProof banks =
        log.recorded(stated("b", Optional.of("bank"), Optional.empty(), Optional.empty()));
    TlogProof nobodys =
        log.recorded(stated("n", Optional.empty(), Optional.empty(), Optional.empty()));
    assertEquals(3, log.size());
    assertEquals(
        List.of(
            new Outcome.Repeated(nobodys),
            new Outcome.Repeated(banks),
            new Outcome.Repeated(shops),
            new Outcome.Conflict(1, "change")),
        log.log()
            .append(
                List.of(
                    stated("n", Optional.empty(), Optional.empty(), Optional.empty()),
                    stated("b", Optional.of("bank"), Optional.empty(), Optional.empty()),
                    stated("s", Optional.of("shop"), Optional.empty(), Optional.empty()),
                    stated("s", Optional.of("bank"), Optional.empty(), Optional.empty()))));
  }

  private static Submission stated(
      String change, Optional<String> project, Optional<String> environment, Optional<Instant> at) {
    return new Submission(
        "k", change, RecordType.TEST_RESULT, project, environment, at, Optional.empty(), List.of());
  }

  @Test
  void aRecordThatNoCheckpointCoversHasNoReceipt() {
    log.recorded(MemoryLog.plain("k", Optional.empty()));
    log.storage.disk.checkpoints().clear();
    TrailRefused refused =
        assertThrows(
            TrailRefused.class,
            () -> log.storage.read(reader -> TransparencyLog.receipt(reader, 0)));
    assertTrue(String.valueOf(refused.getMessage()).startsWith("no checkpoint covers the entry 0"));
  }

  private void assertConflict(
      String field, String key, RecordType type, String body, String... evidence) {
    assertEquals(
        new Outcome.Conflict(0, field),
        log.append(MemoryLog.submission(key, type, body, evidence)));
  }

  @Test
  void anErasureForgetsWhatItNamesInTheSameTransaction() {
    log.recorded(MemoryLog.submission("k", RecordType.TEST_RESULT, "{\"a\":1}", "e"));
    Commitment evidence = log.entry(0).evidence().getFirst();
    Submission erasure = erasing("x", evidence.hash().base64());
    log.storage.death = MemoryStorage.Death.BEFORE_COMMIT;
    try {
      log.append(erasure);
    } catch (MemoryStorage.Died e) {
      assertTrue(log.storage.read(reader -> reader.blob(evidence.hash())).isPresent());
    }
    log.recorded(erasure);
    assertEquals(Optional.empty(), log.storage.read(reader -> reader.blob(evidence.hash())));
    assertTrue(
        log.storage
            .read(reader -> reader.blob(log.entry(0).body().orElseThrow().hash()))
            .isPresent());
    assertTrue(log.unfit(erasing("y", evidence.hash().base64())).contains("keeps no bytes for"));
    assertEquals(
        new Outcome.Conflict(0, "evidence e"),
        log.append(MemoryLog.submission("k", RecordType.TEST_RESULT, "{\"a\":1}", "e")));
    Commitment body = log.entry(0).body().orElseThrow();
    log.recorded(erasing("z", body.hash().base64()));
    assertEquals(
        new Outcome.Conflict(0, "body (erased since)"),
        log.append(MemoryLog.submission("k", RecordType.TEST_RESULT, "{\"a\":1}", "e")));
  }

  @Test
  void whatSaysThatSomethingWasErasedOrThatAKeyCameStays() {
    log.recorded(MemoryLog.submission("k", RecordType.TEST_RESULT, "{\"a\":1}", "e"));
    log.recorded(erasing("x", log.entry(0).evidence().getFirst().hash().base64()));
    String said = log.unfit(erasing("y", log.entry(1).body().orElseThrow().hash().base64()));
    assertTrue(said.contains("is itself the body of a record evidence.erased"), said);
    byte[] notice =
        new KeyNotice(
                KeyNotice.Role.LOG,
                KeyNotice.Act.ANNOUNCES,
                MemoryLog.KEY.verifier(),
                NEW.verifier())
            .body("r", MemoryLog.KEY, NEW);
    log.recorded(
        MemoryLog.submission(
            "n", RecordType.KEY_ROTATED, new String(notice, StandardCharsets.UTF_8)));
    said = log.unfit(erasing("z", log.entry(2).body().orElseThrow().hash().base64()));
    assertTrue(said.contains("is a signed notice about a key"), said);
    assertEquals(3, log.size());
  }

  @Test
  void anErasureNamesACommitmentThatTheLogHas() {
    for (String commitment : List.of("*", "AAAA", Merkle.EMPTY.base64())) {
      String said = log.unfit(erasing("x", commitment));
      assertTrue(said.startsWith("body"), said);
    }
    for (String body : List.of("{}", "{\"reason\":\"r\"}")) {
      String said = log.unfit(MemoryLog.submission("x", RecordType.EVIDENCE_ERASED, body));
      assertTrue(said.startsWith("body: evidence.erased needs"), said);
    }
    Submission without =
        new Submission(
            "x",
            "c",
            RecordType.EVIDENCE_ERASED,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());
    assertTrue(log.unfit(without).startsWith("body: evidence.erased needs"));
    assertEquals(0, log.size());
    assertEquals(Optional.empty(), log.storage.read(Storage.Reader::checkpoint));
  }

  @Test
  void whatHasNotComeYetIsUnfitAndHoldsNobodyElseUp() {
    Submission early =
        new Submission(
            "early",
            "c",
            RecordType.TEST_RESULT,
            Optional.empty(),
            Optional.empty(),
            Optional.of(log.now.plusSeconds(301)),
            Optional.empty(),
            List.of());
    List<Outcome> outcomes =
        log.log().append(List.of(early, MemoryLog.plain("k", Optional.empty())));
    String said = assertInstanceOf(Outcome.Unfit.class, outcomes.get(0)).problem();
    assertTrue(said.startsWith("claimedAt"), said);
    TlogProof receipt = assertInstanceOf(Outcome.Recorded.class, outcomes.get(1)).receipt();
    assertEquals(0, receipt.index());
    assertEquals(1, Checkpoint.parse(receipt.checkpoint().text()).size());
  }

  private static Submission erasing(String key, String commitment) {
    return MemoryLog.submission(
        key, RecordType.EVIDENCE_ERASED, "{\"commitment\":\"" + commitment + "\"}");
  }
}
