package dev.evenkeel.attest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.note.SignerKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an envelope hands on, and how many subjects a statement has at most. */
class AttestEdgesTest {
  @Test
  void anEnvelopeKeepsItsTypeAndTheHintsItCameWith() {
    SignerKey key = SignerKey.of("example.org/k", new byte[32]);
    Envelope envelope = Envelope.sign("text/x", new byte[] {1}, key);
    assertEquals("text/x", envelope.payloadType());
    assertTrue(envelope.json().contains("\"keyid\":\"" + key.verifier() + "\""), envelope.json());
    String without =
        "{\"payload\":\"AQ==\",\"payloadType\":\"t\",\"signatures\":[{\"sig\":\"AQ==\"}]}";
    Envelope read = Envelope.parse(without.getBytes(StandardCharsets.UTF_8));
    assertEquals(without, read.json());
    assertFalse(read.json().contains("keyid"));
  }

  @Test
  void levelsOfOurOwnAreTakenAndSubjectsNamedByTheirDigest() {
    String digest = "ab".repeat(32);
    var summary =
        new VerificationSummary(
            "v",
            Instant.EPOCH,
            "r",
            new VerificationSummary.Reference("p", digest),
            List.of(),
            List.of("EVENKEEL_PARITY_PASSED"));
    assertEquals(List.of("EVENKEEL_PARITY_PASSED"), summary.levels());
    assertEquals(new Subject("a", Map.of("sha256", digest)), Subject.sha256("a", digest));
  }

  @Test
  void aStatementHas256SubjectsAtMost() {
    Subject one = Subject.sha256("a", "ab");
    Statement most = new Statement(Collections.nCopies(256, one), "t", Map.of());
    assertEquals(256, Statement.parse(most.bytes()).subjects().size());
    assertThrows(
        Malformed.class, () -> new Statement(Collections.nCopies(257, one), "t", Map.of()));
    String written = new String(most.bytes(), StandardCharsets.UTF_8);
    String more = written.replaceFirst("\\[\\{", "[{\"digest\":{\"sha256\":\"ab\"}},{");
    assertThrows(Malformed.class, () -> Statement.parse(more.getBytes(StandardCharsets.UTF_8)));
  }
}
