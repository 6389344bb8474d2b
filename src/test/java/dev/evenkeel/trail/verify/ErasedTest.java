package dev.evenkeel.trail.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.trail.Rows;
import dev.evenkeel.trail.record.Attachment;
import dev.evenkeel.trail.record.Blob;
import dev.evenkeel.trail.record.Commitment;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.tree.Hash;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Bytes go by a record alone, and a record that says so is true. */
class ErasedTest {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final List<Entry> log = new ArrayList<>();
  private final List<Rows.StoredBlob> kept = new ArrayList<>();
  private final Commitment evidence = keep("report.txt", "seen");

  @Test
  void whatARecordErasedIsGoneRightly() {
    add(RecordType.TEST_RESULT, Optional.empty(), List.of(evidence));
    gone(evidence);
    add(RecordType.EVIDENCE_ERASED, Optional.of(asking(evidence)), List.of());
    Verification found = verified();
    assertEquals(List.of(), found.problems());
    assertEquals(1, found.erased());
  }

  @Test
  void whatNoRecordErasedIsNamed() {
    add(RecordType.TEST_RESULT, Optional.empty(), List.of(evidence));
    gone(evidence);
    assertNamed("record 0, report.txt: its bytes were erased, and no record evidence.erased");
  }

  @Test
  void whatIsSaidToBeErasedAndIsStillThereIsNamed() {
    add(RecordType.TEST_RESULT, Optional.empty(), List.of(evidence));
    add(RecordType.EVIDENCE_ERASED, Optional.of(asking(evidence)), List.of());
    assertNamed("record 0, report.txt: its bytes are here, and record 1 says that they were");
  }

  @Test
  void evidenceBesideAnErasureErasesNothing() {
    add(RecordType.TEST_RESULT, Optional.empty(), List.of(evidence));
    gone(evidence);
    Commitment other = keep("other.txt", "of another kind");
    add(
        RecordType.EVIDENCE_ERASED,
        Optional.of(asking(other)),
        List.of(keep("ask.json", ask(evidence)), keep("picture.png", "no JSON")));
    add(RecordType.TEST_RESULT, Optional.empty(), List.of(other));
    gone(other);
    assertNamed("record 0, report.txt: its bytes were erased, and no record evidence.erased");
  }

  @Test
  void anErasureThatNamesNothingIsNamed() {
    for (String body :
        List.of(
            "no JSON",
            "[]",
            "{}",
            "{\"commitment\":1}",
            "{\"commitment\":\"*\"}",
            "{\"commitment\":\"AAAA\"}")) {
      log.clear();
      kept.clear();
      add(RecordType.EVIDENCE_ERASED, Optional.of(keep("body", body)), List.of());
      assertNamed("record 0, body: is of a record evidence.erased and names no commitment");
    }
  }

  @Test
  void aSaltOfAnotherLengthIsNamed() {
    var salt = new byte[33];
    Blob blob = Blob.stored(salt, new byte[] {1});
    kept.clear();
    kept.add(new Rows.StoredBlob(blob.commitment(), Optional.of(blob)));
    add(
        RecordType.TEST_RESULT,
        Optional.empty(),
        List.of(new Commitment("report.txt", blob.commitment(), 1, "text/plain")));
    assertNamed("record 0, report.txt: its salt has 33 bytes, 32 are expected");
  }

  private Verification verified() {
    return new SignedRows(log, kept).verified();
  }

  private void assertNamed(String what) {
    List<Problem> problems = verified().problems();
    assertEquals(1, problems.size(), problems.toString());
    assertEquals(Problem.What.BLOB, problems.getFirst().what());
    assertTrue(problems.getFirst().message().startsWith(what), problems.toString());
  }

  private void gone(Commitment commitment) {
    kept.removeIf(blob -> blob.filed().equals(commitment.hash()));
    kept.add(new Rows.StoredBlob(commitment.hash(), Optional.empty()));
  }

  private Commitment asking(Commitment commitment) {
    return keep("body", ask(commitment));
  }

  private static String ask(Commitment commitment) {
    return "{\"commitment\":\"" + commitment.hash().base64() + "\"}";
  }

  private Commitment keep(String name, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Blob blob = Blob.of(bytes, RANDOM);
    kept.add(new Rows.StoredBlob(blob.commitment(), Optional.of(blob)));
    return Commitment.to(new Attachment(name, "text/plain", bytes), blob);
  }

  private void add(RecordType type, Optional<Commitment> body, List<Commitment> evidence) {
    Optional<Hash> previous =
        log.isEmpty() ? Optional.empty() : Optional.of(log.getLast().leafHash());
    log.add(
        new Entry(
            "k" + log.size(),
            "CHG",
            log.size(),
            previous,
            type,
            Optional.empty(),
            Optional.empty(),
            log.size(),
            Instant.EPOCH,
            Optional.empty(),
            body,
            evidence));
  }
}
