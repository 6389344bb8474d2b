package dev.evenkeel.operation.gate;

import dev.evenkeel.attest.Statement;
import dev.evenkeel.attest.Subject;
import dev.evenkeel.attest.VerificationSummary;
import dev.evenkeel.attest.VerificationSummary.Reference;
import dev.evenkeel.operation.VerdictReason;
import dev.evenkeel.report.Report;
import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.trail.record.Attachment;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.Remembered;
import dev.evenkeel.trail.record.Submission;
import dev.evenkeel.value.CanonicalJson;
import dev.evenkeel.value.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A verdict with everything it rests on by digest, ready to be signed and remembered.
 *
 * @param change whose deploy it is about
 * @param environment where it would run
 * @param commit the git commit that is deployed, where stated
 * @param report the comparison, evidence joined
 * @param reportJson the report as JSON, as it was handed out
 * @param policy the bytes of evenkeel.yaml; empty where there is none
 * @param plan digest of the plan that will run, where the file declares one
 * @param drills what the decision rests on
 */
public record GateDecision(
    String change,
    String environment,
    Optional<String> commit,
    Report report,
    String reportJson,
    String policy,
    Optional<String> plan,
    List<RecordedDrill> drills) {
  private static final String VERIFIER = "https://evenkeel.dev/gate";

  public GateDecision {
    drills = List.copyOf(drills);
  }

  /** Names what was decided upon: the same inputs have the same digest, whatever the hour. */
  public String inputs() {
    return Sha256.hex(
        CanonicalJson.bytes(
            Map.of(
                "change", change,
                "environment", environment,
                "commit", commit.orElse(""),
                "report", Sha256.hex(reportJson),
                "policy", Sha256.hex(policy),
                "plan", plan.orElse(""),
                "drills", drills.stream().map(RecordedDrill::content).toList())));
  }

  /**
   * The key of its record. A retry has the key of the first attempt; the same inputs again after a
   * decision upon others have a key of their own, or the older verdict would stand for the newest.
   *
   * @param records the change's trail, oldest first
   */
  public String key(List<Remembered> records) {
    List<Remembered> decided =
        records.stream()
            .filter(record -> record.entry().type() == RecordType.GATE_DECIDED)
            .toList();
    Optional<Remembered> newest =
        decided.stream()
            .filter(record -> record.entry().environment().equals(Optional.of(environment)))
            .reduce((older, newer) -> newer);
    if (newest.filter(this::sameInputs).isPresent()) {
      return newest.get().entry().key();
    }
    String first = "gate-" + inputs();
    return decided.stream().anyMatch(record -> record.entry().key().equals(first))
        ? first + "-" + decided.size()
        : first;
  }

  private boolean sameInputs(Remembered record) {
    return record.body().filter(body -> inputs().equals(body.get("inputs"))).isPresent();
  }

  /** The verdict as a SLSA verification summary, signed. */
  public String summary(SignerKey statementKey, Instant now) {
    var inputs = new ArrayList<Reference>();
    inputs.add(new Reference("evenkeel:report", Sha256.hex(reportJson)));
    drills.forEach(
        drill -> inputs.add(new Reference("evenkeel:drill/" + drill.kind(), drill.content())));
    var levels = new ArrayList<>(List.of("EVENKEEL_PARITY_PASSED"));
    if (!drills.isEmpty()) {
      levels.add("EVENKEEL_DRILLS_PASSED");
    }
    Statement statement =
        new VerificationSummary(
                VERIFIER,
                now,
                "evenkeel://" + environment,
                new Reference("evenkeel.yaml", Sha256.hex(policy)),
                inputs,
                levels)
            .statement(report.verdict(), subjects());
    return statement.signed(statementKey).json() + "\n";
  }

  /** What may be deployed: the commit, where stated, and what the comparison read as tested. */
  private List<Subject> subjects() {
    var subjects = new ArrayList<Subject>();
    commit.ifPresent(hex -> subjects.add(new Subject("commit", Map.of("gitCommit", hex))));
    subjects.add(Subject.sha256(report.left(), hex(report.leftDigest())));
    plan.ifPresent(digest -> subjects.add(Subject.sha256("plan", hex(digest))));
    return subjects;
  }

  private static String hex(String digest) {
    return digest.substring(digest.indexOf(':') + 1);
  }

  /** What the log remembers of it. */
  public Submission submission(String key, SignerKey statementKey, Instant now) {
    var body = new TreeMap<String, Object>();
    body.put("verdict", report.verdict().word());
    body.put("inputs", inputs());
    body.put("policy", Sha256.hex(policy));
    plan.ifPresent(digest -> body.put("plan", digest));
    commit.ifPresent(hex -> body.put("commit", hex));
    body.put("reason", VerdictReason.of(report.verdict()));
    return new Submission(
        key,
        change,
        RecordType.GATE_DECIDED,
        Optional.empty(),
        Optional.of(environment),
        Optional.empty(),
        Optional.of(Attachment.json(CanonicalJson.bytes(body))),
        List.of(
            json("report.json", reportJson),
            json("verification-summary.intoto.json", summary(statementKey, now))));
  }

  private static Attachment json(String name, String text) {
    return new Attachment(name, "application/json", text.getBytes(StandardCharsets.UTF_8));
  }
}
