package dev.evenkeel.attest;

import java.util.List;
import java.util.TreeMap;

/**
 * A run of tests, or a drill's twin for tools that know no drills (in-toto test-result v0.1).
 *
 * @param result how it ended
 * @param configuration what was run, by digest
 * @param passed names of what passed
 * @param failed names of what failed
 */
public record TestResult(
    Result result,
    List<VerificationSummary.Reference> configuration,
    List<String> passed,
    List<String> failed) {
  public static final String PREDICATE_TYPE = "https://in-toto.io/attestation/test-result/v0.1";

  /** The format's own words. */
  public enum Result {
    PASSED,
    WARNED,
    FAILED
  }

  public TestResult {
    configuration = List.copyOf(configuration);
    passed = List.copyOf(passed);
    failed = List.copyOf(failed);
  }

  public Statement statement(List<Subject> subjects) {
    var predicate = new TreeMap<String, Object>();
    predicate.put("result", result.name());
    predicate.put(
        "configuration",
        configuration.stream().map(VerificationSummary.Reference::members).toList());
    predicate.put("passedTests", passed);
    predicate.put("failedTests", failed);
    return new Statement(subjects, PREDICATE_TYPE, predicate);
  }
}
