package dev.evenkeel.operation.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.attest.Envelope;
import dev.evenkeel.attest.Statement;
import dev.evenkeel.attest.Subject;
import dev.evenkeel.check.Finding;
import dev.evenkeel.check.Severity;
import dev.evenkeel.difference.Coverage;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.gate.Verdict;
import dev.evenkeel.report.Report;
import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.trail.record.Attachment;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.Remembered;
import dev.evenkeel.trail.record.Submission;
import dev.evenkeel.value.ItemPath;
import dev.evenkeel.value.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The same inputs are the same decision, others another one, and the newest stands for itself. */
class GateDecisionTest {
  private static final SignerKey KEY = SignerKey.of("example.org/statements", new byte[32]);
  private static final String LEFT = "3f".repeat(32);
  private static final String PLAN = "ab".repeat(32);

  private static Report report(Verdict verdict, Finding... findings) {
    return new Report(
        verdict,
        Severity.BLOCK,
        "staging",
        "production",
        List.of(findings),
        Coverage.none(),
        Map.of(),
        "sha256:" + LEFT,
        "sha256:" + "a0".repeat(32),
        List.of(),
        List.of());
  }

  private static GateDecision decision(Verdict verdict, RecordedDrill... drills) {
    return new GateDecision(
        "c1",
        "production",
        Optional.of("c0ffee"),
        report(verdict),
        "{}",
        "policy",
        Optional.of("sha256:" + PLAN),
        List.of(drills));
  }

  private static RecordedDrill drill(String content) {
    return new RecordedDrill("rollback", PLAN, "passed", 3, Told.NOW, content);
  }

  @Test
  void everyInputIsPartOfTheDecision() {
    GateDecision one = decision(new Verdict.Passed());
    Optional<String> plan = one.plan();
    var digests = new HashSet<String>();
    for (GateDecision other :
        List.of(
            one,
            new GateDecision(
                "c2", "production", one.commit(), one.report(), "{}", "policy", plan, List.of()),
            new GateDecision(
                "c1", "qa", one.commit(), one.report(), "{}", "policy", plan, List.of()),
            new GateDecision(
                "c1",
                "production",
                Optional.empty(),
                one.report(),
                "{}",
                "policy",
                plan,
                List.of()),
            new GateDecision(
                "c1", "production", one.commit(), one.report(), "[]", "policy", plan, List.of()),
            new GateDecision(
                "c1", "production", one.commit(), one.report(), "{}", "other", plan, List.of()),
            new GateDecision(
                "c1",
                "production",
                one.commit(),
                one.report(),
                "{}",
                "policy",
                Optional.empty(),
                List.of()),
            decision(new Verdict.Passed(), drill("d1")),
            decision(new Verdict.Passed(), drill("d2")))) {
      digests.add(other.inputs());
    }
    assertEquals(9, digests.size());
    assertEquals(one.inputs(), decision(new Verdict.Passed()).inputs());
  }

  @Test
  void aRetryHasTheKeyOfTheFirstAttemptAndAReturnToOldInputsItsOwn() {
    GateDecision one = decision(new Verdict.Passed());
    String first = "gate-" + one.inputs();
    assertEquals(first, one.key(List.of()));
    String body = "{\"inputs\":\"" + one.inputs() + "\"}";
    Told told = new Told().tells(RecordType.GATE_DECIDED, body);
    assertEquals("k0", one.key(told.records()), "the same inputs as the newest: a retry");
    told.tells(RecordType.GATE_DECIDED, "{\"inputs\":\"others\"}");
    assertEquals(first, one.key(told.records()));
    assertEquals(
        first, one.key(new Told().tells(RecordType.TEST_RESULT, body).records()), "no decision");
    Told returned = new Told().tells(RecordType.GATE_DECIDED, body);
    returned.tells(RecordType.GATE_DECIDED, "{\"inputs\":\"others\"}");
    List<Remembered> records = new ArrayList<>(returned.records());
    records.set(0, keyed(records.getFirst(), first));
    assertEquals(first + "-2", one.key(records), "or the older verdict would stand for the newest");
    var elsewhere =
        new GateDecision(
            "c1", "qa", one.commit(), one.report(), "{}", "policy", one.plan(), List.of());
    assertEquals(
        "gate-" + elsewhere.inputs(),
        elsewhere.key(
            new Told()
                .tells(RecordType.GATE_DECIDED, "{\"inputs\":\"" + elsewhere.inputs() + "\"}")
                .records()),
        "of another environment");
  }

  private static Remembered keyed(Remembered record, String key) {
    Entry entry = record.entry();
    return new Remembered(
        record.index(),
        new Entry(
            key,
            entry.change(),
            entry.changeSeq(),
            entry.previous(),
            entry.type(),
            entry.project(),
            entry.environment(),
            entry.scopeSeq(),
            entry.receivedAt(),
            entry.claimedAt(),
            entry.body(),
            entry.evidence()),
        record.body(),
        record.erased());
  }

  @Test
  void whatIsRememberedNamesWhatItRestsOn() {
    for (Verdict verdict :
        List.of(
            new Verdict.Passed(),
            new Verdict.Failed(2, 1),
            new Verdict.Inconclusive(3, false),
            new Verdict.Inconclusive(0, true))) {
      GateDecision decision = decision(verdict, drill("cd".repeat(32)));
      Submission submission = decision.submission("k", KEY, Told.NOW);
      String body = text(submission.body().orElseThrow());
      assertTrue(body.contains("\"verdict\":\"" + verdict.word() + "\""), body);
      assertTrue(body.contains("\"inputs\":\"" + decision.inputs() + "\""), body);
      assertTrue(body.contains("\"plan\":\"sha256:" + PLAN + "\""), body);
      assertTrue(body.contains("\"commit\":\"c0ffee\""), body);
      assertTrue(body.contains("\"policy\":\"" + sha256("policy") + "\""), body);
      assertTrue(
          body.contains(
              switch (verdict) {
                case Verdict.Passed passed -> "nothing stands against it";
                case Verdict.Failed failed -> "2 findings fail, 1 could not be judged";
                case Verdict.Inconclusive open when open.nothingCompared() ->
                    "there was nothing to compare";
                case Verdict.Inconclusive open -> "3 findings could not be judged";
              }),
          body);
      assertEquals("{}", text(submission.evidence().getFirst()));
      Statement summary = summary(submission);
      assertEquals(
          List.of(
              new Subject("commit", Map.of("gitCommit", "c0ffee")),
              Subject.sha256("staging", LEFT),
              Subject.sha256("plan", PLAN)),
          summary.subjects());
      boolean passed = verdict instanceof Verdict.Passed;
      assertEquals(
          passed ? List.of("EVENKEEL_PARITY_PASSED", "EVENKEEL_DRILLS_PASSED") : List.of("FAILED"),
          summary.predicate().get("verifiedLevels"));
      String inputs = String.valueOf(summary.predicate().get("inputAttestations"));
      assertTrue(inputs.contains(sha256("{}")) && inputs.contains("cd".repeat(32)), inputs);
    }
    Statement bare = summary(decision(new Verdict.Passed()).submission("k", KEY, Told.NOW));
    assertEquals(List.of("EVENKEEL_PARITY_PASSED"), bare.predicate().get("verifiedLevels"));
  }

  @Test
  void eachExceptionThatAVerdictRestsOnIsARecordOfItsOwn() {
    var allowed = new Finding.Allowed("config/*", "differ", "w", "team", "2027-01-01", "m", "f:1");
    Report report =
        report(
            new Verdict.Passed(),
            finding("config/a", Optional.of(allowed)),
            finding("config/b", Optional.of(allowed)),
            finding("config/c", Optional.empty()));
    List<Submission> used = ExceptionRecords.of(report, "c1", "gate-1");
    assertEquals(2, used.size());
    assertEquals(
        "{\"allowance\":\"config/*\",\"changeOurMind\":\"m\",\"decision\":\"gate-1\",\"expect\":"
            + "\"differ\",\"expires\":\"2027-01-01\",\"item\":\"config/a\",\"owner\":\"team\","
            + "\"why\":\"w\"}",
        text(used.getFirst().body().orElseThrow()));
    assertEquals(RecordType.EXCEPTION_USED, used.getFirst().type());
    assertEquals(Optional.of("production"), used.getFirst().environment());
    var keys = new HashSet<String>();
    used.forEach(one -> keys.add(one.key()));
    ExceptionRecords.of(report, "c1", "gate-2").forEach(one -> keys.add(one.key()));
    assertEquals(4, keys.size());
    assertEquals(
        used.getFirst().key(), ExceptionRecords.of(report, "c1", "gate-1").getFirst().key());
  }

  private static Finding finding(String item, Optional<Finding.Allowed> allowed) {
    return new Finding(
        "cfg-value-differs",
        Severity.INFO,
        ItemClass.ALLOWED,
        ItemPath.parse(item),
        "m",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        allowed,
        Optional.empty(),
        "r");
  }

  private static Statement summary(Submission submission) {
    byte[] envelope = submission.evidence().get(1).content();
    byte[] payload =
        Envelope.parse(
                new String(envelope, StandardCharsets.UTF_8)
                    .strip()
                    .getBytes(StandardCharsets.UTF_8))
            .open(List.of(KEY.verifier()), 1, List.of(Statement.PAYLOAD_TYPE))
            .orElseThrow();
    return Statement.parse(payload);
  }

  private static String sha256(String text) {
    return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(Attachment attachment) {
    return new String(attachment.content(), StandardCharsets.UTF_8);
  }
}
