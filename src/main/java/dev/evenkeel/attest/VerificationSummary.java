package dev.evenkeel.attest;

import dev.evenkeel.gate.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A gate's verdict as a SLSA verification summary (VSA v1). It has no word for "inconclusive":
 * whatever did not pass is FAILED, for nobody may deploy on it.
 *
 * @param verifier who decided, a URI
 * @param decidedAt when
 * @param resource what may be deployed where, a URI
 * @param policy what it was held against
 * @param inputs every attestation that was used, by digest
 * @param levels what a passed verdict vouches for, e.g. EVENKEEL_PARITY_PASSED
 */
public record VerificationSummary(
    String verifier,
    Instant decidedAt,
    String resource,
    Reference policy,
    List<Reference> inputs,
    List<String> levels) {
  public static final String PREDICATE_TYPE = "https://slsa.dev/verification_summary/v1";

  /**
   * A document by its address and digest.
   *
   * @param uri where it is, or what it is called
   * @param sha256 in lowercase hex
   */
  public record Reference(String uri, String sha256) {
    Map<String, Object> members() {
      return Map.of("uri", uri, "digest", Map.of("sha256", sha256));
    }
  }

  public VerificationSummary {
    inputs = List.copyOf(inputs);
    levels = List.copyOf(levels);
    if (levels.stream().anyMatch(level -> level.startsWith("SLSA_"))) {
      throw new IllegalArgumentException("levels that begin with SLSA_ are SLSA's to give");
    }
  }

  public Statement statement(Verdict verdict, List<Subject> subjects) {
    boolean passed = verdict instanceof Verdict.Passed;
    var predicate = new TreeMap<String, Object>();
    predicate.put("verifier", Map.of("id", verifier));
    predicate.put("timeVerified", decidedAt.toString());
    predicate.put("resourceUri", resource);
    predicate.put("policy", policy.members());
    if (!inputs.isEmpty()) {
      predicate.put("inputAttestations", inputs.stream().map(Reference::members).toList());
    }
    predicate.put("verificationResult", passed ? "PASSED" : "FAILED");
    predicate.put("verifiedLevels", passed ? levels : List.of("FAILED"));
    predicate.put("slsaVersion", "1.2");
    return new Statement(subjects, PREDICATE_TYPE, predicate);
  }
}
