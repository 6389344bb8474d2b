package dev.evenkeel.operation.trail;

import dev.evenkeel.attest.Statement;
import dev.evenkeel.attest.Subject;
import dev.evenkeel.attest.TestResult;
import dev.evenkeel.attest.VerificationSummary.Reference;
import dev.evenkeel.operation.gate.RecordedDrill;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What a pack says of each drill that the log remembers: a statement of our own kind, and a twin in
 * the words of in-toto's test results, for tools that know no drills.
 */
final class DrillStatements {
  private static final List<String> KINDS = List.of("half-deploy", "rollback");
  private static final String OURS = "https://evenkeel.dev/attestation/";

  private DrillStatements() {}

  /**
   * Two for each drill.
   *
   * @param records the pack's records, which every statement in it is about
   */
  static List<Statement> of(String change, Subject records, List<RecordedDrill> drills) {
    var statements = new ArrayList<Statement>();
    for (RecordedDrill drill : drills) {
      String plan = drill.plan().substring(drill.plan().indexOf(':') + 1);
      if (!KINDS.contains(drill.kind()) || !plan.matches("[0-9a-f]{64}")) {
        continue; // Evidence says what it likes; nothing is signed about what names no plan.
      }
      List<Subject> subjects =
          List.of(
              records,
              Subject.sha256("plan", plan),
              Subject.sha256("drill-record", drill.content()));
      statements.add(own(change, subjects, drill));
      statements.add(twin(subjects, drill, new Reference("evenkeel:plan", plan)));
    }
    return statements;
  }

  private static Statement own(String change, List<Subject> subjects, RecordedDrill drill) {
    var predicate = new TreeMap<String, Object>();
    predicate.put("change", change);
    predicate.put("verdict", drill.verdict());
    predicate.put("logIndex", drill.index());
    predicate.put("receivedAt", drill.receivedAt().toString());
    return new Statement(subjects, OURS + drill.kind() + "-drill/v1", predicate);
  }

  /** Test results have no word for "inconclusive": what did not pass has failed. */
  private static Statement twin(List<Subject> subjects, RecordedDrill drill, Reference plan) {
    boolean passed = drill.verdict().equals("passed");
    List<String> name = List.of(drill.kind() + " drill");
    return new TestResult(
            passed ? TestResult.Result.PASSED : TestResult.Result.FAILED,
            List.of(plan),
            passed ? name : List.of(),
            passed ? List.of() : name)
        .statement(subjects);
  }
}
