package dev.evenkeel.operation.gate;

import dev.evenkeel.attest.Subject;
import dev.evenkeel.attest.VerificationSummary;
import dev.evenkeel.attest.VerificationSummary.Reference;
import dev.evenkeel.difference.Fact;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.gate.Gate;
import dev.evenkeel.gate.Verdict;
import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.trail.record.Attachment;
import dev.evenkeel.trail.record.Detail;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.Remembered;
import dev.evenkeel.trail.record.Submission;
import dev.evenkeel.value.CanonicalJson;
import dev.evenkeel.value.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whether a change may be deployed, by what its trail holds and nothing else: the newest comparison
 * of the environment, the drills and approvals that are asked for. Where the trail says nothing,
 * the verdict is inconclusive.
 *
 * @param change whose deploy it is about
 * @param environment where it would run
 * @param asked what has to be there
 * @param records the change's trail, oldest first
 * @param drills those among them
 * @param now the moment of the decision
 */
public record TrailGate(
    String change,
    String environment,
    Asked asked,
    List<Remembered> records,
    List<RecordedDrill> drills,
    Instant now) {
  private static final String VERIFIER = "https://evenkeel.dev/gate";

  /**
   * What a deploy asks for.
   *
   * @param plan digest of the plan that will run
   * @param commit the git commit that would be deployed
   * @param drills which kinds; each of this plan
   * @param maxAge how old comparison and drills may be
   * @param approvals how many of people who neither asked for the change nor wrote it
   */
  public record Asked(
      Optional<String> plan,
      Optional<String> commit,
      List<String> drills,
      Duration maxAge,
      int approvals) {
    public Asked {
      drills = List.copyOf(drills);
    }

    Map<String, Object> members() {
      var members = new TreeMap<String, Object>();
      plan.ifPresent(digest -> members.put("plan", digest));
      commit.ifPresent(hex -> members.put("commit", hex));
      members.put("drills", drills);
      members.put("maxAgeSeconds", maxAge.toSeconds());
      members.put("approvals", approvals);
      return members;
    }

    /** Names what was asked for: a repeated question asks for the same. */
    public String digest() {
      return Sha256.hex(CanonicalJson.bytes(members()));
    }
  }

  /**
   * Something that stands against the deploy.
   *
   * @param unknown whether it is not known to be wrong, only not known to be right
   */
  public record Reason(boolean unknown, String words) {}

  public TrailGate {
    records = List.copyOf(records);
    drills = List.copyOf(drills);
  }

  public List<Reason> reasons() {
    var reasons = new ArrayList<Reason>();
    comparison().ifPresent(reasons::add);
    evidence().facts().stream().map(TrailGate::reason).forEach(reasons::add);
    Approvals.of(records, asked.plan(), asked.commit())
        .against(asked.approvals())
        .map(TrailGate::reason)
        .ifPresent(reasons::add);
    return reasons;
  }

  public Verdict verdict() {
    List<Reason> reasons = reasons();
    int unknown = (int) reasons.stream().filter(Reason::unknown).count();
    return Gate.weigh(reasons.size() - unknown, unknown, records.isEmpty());
  }

  private DrillEvidence evidence() {
    return new DrillEvidence(asked.drills(), asked.maxAge(), asked.plan(), drills, now);
  }

  private static Reason reason(Fact fact) {
    return new Reason(fact.itemClass() == ItemClass.UNKNOWN, fact.message());
  }

  private Optional<Remembered> newestComparison() {
    return records.stream()
        .filter(record -> record.entry().type() == RecordType.PARITY_CHECKED)
        .filter(record -> record.entry().environment().equals(Optional.of(environment)))
        .reduce((older, newer) -> newer);
  }

  private Optional<Reason> comparison() {
    if (newestComparison().isEmpty()) {
      return Optional.of(
          new Reason(true, "the change's trail holds no comparison of " + environment));
    }
    Remembered record = newestComparison().get();
    String said = "the newest comparison of " + environment + " (entry " + record.index() + ") ";
    String verdict =
        record.detail() instanceof Detail.Checked checked
            ? checked.verdict().orElse("not stated")
            : "not stated";
    Duration age = Duration.between(record.entry().receivedAt(), now);
    return switch (verdict) {
      case "failed" -> Optional.of(new Reason(false, said + "failed"));
      case "passed" ->
          age.compareTo(asked.maxAge()) > 0 || age.isNegative()
              ? Optional.of(
                  new Reason(
                      true,
                      said
                          + "was recorded at "
                          + record.entry().receivedAt()
                          + ", longer ago than "
                          + asked.maxAge().toSeconds()
                          + " seconds"))
              : Optional.empty();
      default -> Optional.of(new Reason(true, said + "has the verdict " + verdict));
    };
  }

  /** What the log remembers of the decision: the verdict, why, and a signed summary. */
  public Submission submission(
      String key, Optional<String> project, SignerKey statementKey, Attachment submittedBy) {
    var body = new TreeMap<String, Object>();
    body.put("verdict", verdict().word());
    body.put("asked", asked.digest());
    body.put("reasons", reasons().stream().map(Reason::words).toList());
    asked.plan().ifPresent(digest -> body.put("plan", digest));
    asked.commit().ifPresent(hex -> body.put("commit", hex));
    return new Submission(
        key,
        change,
        RecordType.GATE_DECIDED,
        project,
        Optional.of(environment),
        Optional.empty(),
        Optional.of(Attachment.json(CanonicalJson.bytes(body))),
        List.of(
            new Attachment(
                SUMMARY,
                "application/json",
                summary(statementKey).getBytes(StandardCharsets.UTF_8)),
            submittedBy));
  }

  /** What the signed summary is called among the evidence. */
  public static final String SUMMARY = "verification-summary.intoto.json";

  private String summary(SignerKey statementKey) {
    var inputs = new ArrayList<Reference>();
    newestComparison()
        .ifPresent(
            record ->
                inputs.add(
                    new Reference(
                        "evenkeel:entry/" + record.index(), Sha256.hex(record.entry().leaf()))));
    evidence()
        .used()
        .forEach(
            drill -> inputs.add(new Reference("evenkeel:drill/" + drill.kind(), drill.content())));
    var levels = new ArrayList<>(List.of("EVENKEEL_PARITY_PASSED"));
    if (!asked.drills().isEmpty()) {
      levels.add("EVENKEEL_DRILLS_PASSED");
    }
    return new VerificationSummary(
                VERIFIER,
                now,
                "evenkeel://" + environment,
                new Reference("evenkeel:asked", asked.digest()),
                inputs,
                levels)
            .statement(verdict(), subjects())
            .signed(statementKey)
            .json()
        + "\n";
  }

  /** What may be deployed: the commit and the plan where stated, else the change by its name. */
  private List<Subject> subjects() {
    var subjects = new ArrayList<Subject>();
    asked.commit().ifPresent(hex -> subjects.add(new Subject("commit", Map.of("gitCommit", hex))));
    asked
        .plan()
        .ifPresent(
            digest ->
                subjects.add(Subject.sha256("plan", digest.substring(digest.indexOf(':') + 1))));
    if (subjects.isEmpty()) {
      subjects.add(Subject.sha256("change", Sha256.hex(change)));
    }
    return subjects;
  }
}
