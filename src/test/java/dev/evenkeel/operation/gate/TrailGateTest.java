package dev.evenkeel.operation.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.attest.Envelope;
import dev.evenkeel.attest.Statement;
import dev.evenkeel.attest.Subject;
import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.trail.record.Attachment;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.Submission;
import dev.evenkeel.value.CanonicalJson;
import dev.evenkeel.value.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a trail does not hold is not known, and what is not known passes nothing. */
class TrailGateTest {
  private static final SignerKey KEY = SignerKey.of("example.org/statements", new byte[32]);
  private static final String PLAN = "sha256:" + "ab".repeat(32);
  private static final Duration DAY = Duration.ofDays(1);
  private static final TrailGate.Asked LITTLE =
      new TrailGate.Asked(Optional.empty(), Optional.empty(), List.of(), DAY, 0);
  private static final TrailGate.Asked ALL =
      new TrailGate.Asked(Optional.of(PLAN), Optional.of("c0ffee"), List.of("rollback"), DAY, 1);

  private static Told compared(String verdict) {
    return new Told().tells(RecordType.PARITY_CHECKED, "{\"verdict\":\"" + verdict + "\"}");
  }

  private static Told whole() {
    return compared("passed")
        .tells(RecordType.CHANGE_OPENED, "{\"requestedById\":\"17\"}")
        .tells(RecordType.APPROVAL_GIVEN, "{\"principal\":\"carla\",\"principalId\":\"31\"}")
        .tells(
            RecordType.DRILL_ROLLBACK,
            "{}",
            "{\"schema\":\"https://evenkeel.dev/schemas/drill-record/v1\",\"drill\":\"rollback\","
                + "\"plan\":{\"digest\":\""
                + PLAN
                + "\"},\"verdict\":\"passed\"}");
  }

  private static TrailGate gate(Told told, TrailGate.Asked asked, Instant now) {
    return new TrailGate("c1", "production", asked, told.records(), told.drills(), now);
  }

  private static List<String> said(Told told, TrailGate.Asked asked, Instant now) {
    return gate(told, asked, now).reasons().stream()
        .map(reason -> (reason.unknown() ? "unknown: " : "wrong: ") + reason.words())
        .toList();
  }

  @Test
  void whatIsAskedForAndThereLetsThrough() {
    assertEquals(List.of(), said(whole(), ALL, Told.NOW));
    assertEquals("passed", gate(whole(), ALL, Told.NOW).verdict().word());
    assertEquals("passed", gate(compared("passed"), LITTLE, Told.NOW).verdict().word());
  }

  @Test
  void eachThingThatIsMissingIsSaid() {
    List<String> said = said(new Told(), ALL, Told.NOW);
    assertEquals(3, said.size(), said.toString());
    assertEquals("unknown: the change's trail holds no comparison of production", said.getFirst());
    assertTrue(said.get(1).startsWith("unknown: the change's trail holds no rollback drill"));
    assertTrue(said.get(2).startsWith("wrong: 0 of 1 independent approvals"), said.get(2));
    assertEquals("failed", gate(new Told(), ALL, Told.NOW).verdict().word());
    assertEquals("inconclusive", gate(new Told(), LITTLE, Told.NOW).verdict().word());
  }

  @Test
  void theNewestComparisonOfTheEnvironmentCounts() {
    String entry = "the newest comparison of production (entry ";
    assertEquals(
        List.of("wrong: " + entry + "0) failed"), said(compared("failed"), LITTLE, Told.NOW));
    assertEquals(
        List.of("unknown: " + entry + "0) has the verdict inconclusive"),
        said(compared("inconclusive"), LITTLE, Told.NOW));
    assertEquals(
        List.of("unknown: " + entry + "0) has the verdict not stated"),
        said(new Told().tells(RecordType.PARITY_CHECKED, "{}"), LITTLE, Told.NOW));
    Told again = compared("passed").tells(RecordType.PARITY_CHECKED, "{\"verdict\":\"failed\"}");
    assertEquals(List.of("wrong: " + entry + "1) failed"), said(again, LITTLE, Told.NOW));
    Told other = new Told().tells(RecordType.TEST_RESULT, "{\"verdict\":\"passed\"}");
    assertTrue(said(other, LITTLE, Told.NOW).getFirst().contains("holds no comparison"));
    assertTrue(
        new TrailGate("c1", "staging", LITTLE, compared("passed").records(), List.of(), Told.NOW)
            .reasons()
            .getFirst()
            .words()
            .contains("holds no comparison of staging"));
  }

  @Test
  void aComparisonIsAsOldAsItMayBeAndNotOfTomorrow() {
    assertEquals(List.of(), said(compared("passed"), LITTLE, Told.NOW.plus(DAY)));
    for (Instant wrong : List.of(Told.NOW.plus(DAY).plusMillis(1), Told.NOW.minusMillis(1))) {
      assertEquals(
          List.of(
              "unknown: the newest comparison of production (entry 0) was recorded at "
                  + Told.NOW
                  + ", longer ago than 86400 seconds"),
          said(compared("passed"), LITTLE, wrong));
    }
  }

  @Test
  void theLogRemembersTheVerdictAndWhyAndWhatItRestsOn() {
    Attachment by = Attachment.json("{}".getBytes(StandardCharsets.UTF_8));
    TrailGate gate = gate(whole(), ALL, Told.NOW);
    Submission submission = gate.submission("k", Optional.of("shop"), KEY, by);
    assertEquals(
        new String(
            CanonicalJson.bytes(
                Map.of(
                    "verdict",
                    "passed",
                    "asked",
                    ALL.digest(),
                    "reasons",
                    List.of(),
                    "plan",
                    PLAN,
                    "commit",
                    "c0ffee")),
            StandardCharsets.UTF_8),
        text(submission.body().orElseThrow()));
    assertEquals(Optional.of("shop"), submission.project());
    assertEquals(Optional.of("production"), submission.environment());
    assertEquals("c1", submission.change());
    assertEquals(by, submission.evidence().get(1));
    Statement summary = summary(submission);
    assertEquals(
        Set.of("commit", "plan"),
        summary.subjects().stream().map(Subject::name).collect(Collectors.toSet()));
    assertEquals("PASSED", summary.predicate().get("verificationResult"));
    assertEquals(
        List.of("EVENKEEL_PARITY_PASSED", "EVENKEEL_DRILLS_PASSED"),
        summary.predicate().get("verifiedLevels"));
    String inputs = String.valueOf(summary.predicate().get("inputAttestations"));
    assertTrue(inputs.contains("evenkeel:entry/0"), inputs);
    assertTrue(inputs.contains(Sha256.hex(whole().records().getFirst().entry().leaf())), inputs);
    assertTrue(inputs.contains("evenkeel:drill/rollback"), inputs);
    assertTrue(inputs.contains(whole().drills().getFirst().content()), inputs);
  }

  @Test
  void whatDidNotPassVouchesForNothingAndSaysWhy() {
    Attachment by = Attachment.json("{}".getBytes(StandardCharsets.UTF_8));
    Submission submission =
        gate(new Told(), LITTLE, Told.NOW).submission("k", Optional.empty(), KEY, by);
    assertTrue(
        text(submission.body().orElseThrow())
            .contains("\"reasons\":[\"the change's trail holds no comparison of production\"]"));
    Statement summary = summary(submission);
    assertEquals("FAILED", summary.predicate().get("verificationResult"));
    assertEquals(List.of("FAILED"), summary.predicate().get("verifiedLevels"));
    assertEquals(
        List.of(Subject.sha256("change", Sha256.hex("c1".getBytes(StandardCharsets.UTF_8)))),
        summary.subjects());
    Statement little =
        summary(
            gate(compared("passed"), LITTLE, Told.NOW).submission("k", Optional.empty(), KEY, by));
    assertEquals(List.of("EVENKEEL_PARITY_PASSED"), little.predicate().get("verifiedLevels"));
  }

  @Test
  void everythingThatIsAskedForIsInItsDigest() {
    List<TrailGate.Asked> others =
        List.of(
            LITTLE,
            ALL,
            new TrailGate.Asked(
                Optional.empty(), Optional.of("c0ffee"), List.of("rollback"), DAY, 1),
            new TrailGate.Asked(Optional.of(PLAN), Optional.empty(), List.of("rollback"), DAY, 1),
            new TrailGate.Asked(Optional.of(PLAN), Optional.of("c0ffee"), List.of(), DAY, 1),
            new TrailGate.Asked(
                Optional.of(PLAN), Optional.of("c0ffee"), List.of("rollback"), DAY.plusDays(1), 1),
            new TrailGate.Asked(
                Optional.of(PLAN), Optional.of("c0ffee"), List.of("rollback"), DAY, 2));
    assertEquals(others.size(), others.stream().map(TrailGate.Asked::digest).distinct().count());
    assertNotEquals("", LITTLE.digest());
  }

  private static Statement summary(Submission submission) {
    Attachment kept = submission.evidence().getFirst();
    assertEquals(TrailGate.SUMMARY, kept.name());
    byte[] payload =
        Envelope.parse(text(kept).strip().getBytes(StandardCharsets.UTF_8))
            .open(List.of(KEY.verifier()), 1, List.of(Statement.PAYLOAD_TYPE))
            .orElseThrow();
    return Statement.parse(payload);
  }

  private static String text(Attachment attachment) {
    return new String(attachment.content(), StandardCharsets.UTF_8);
  }
}
