package dev.evenkeel.operation.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.attest.Statement;
import dev.evenkeel.attest.Subject;
import dev.evenkeel.operation.gate.RecordedDrill;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrillStatementsTest {
  private static final String PLAN = "ab".repeat(32);
  private static final Subject RECORDS = Subject.sha256("records.jsonl", "cd".repeat(32));

  @ParameterizedTest
  @CsvSource({"passed, PASSED", "failed, FAILED", "inconclusive, FAILED", "unheard of, FAILED"})
  void whatDidNotPassHasFailedInTheTwinAndKeepsItsWordInOurs(String verdict, String twin) {
    var drill =
        new RecordedDrill("rollback", "sha256:" + PLAN, verdict, 7, Instant.EPOCH, "ef".repeat(32));
    List<Statement> both = DrillStatements.of("c1", RECORDS, List.of(drill));
    assertEquals(
        List.of(
            "https://evenkeel.dev/attestation/rollback-drill/v1",
            "https://in-toto.io/attestation/test-result/v0.1"),
        both.stream().map(Statement::predicateType).toList());
    assertEquals(
        Map.of(
            "change",
            "c1",
            "verdict",
            verdict,
            "logIndex",
            7L,
            "receivedAt",
            "1970-01-01T00:00:00Z"),
        both.getFirst().predicate());
    List<String> name = List.of("rollback drill");
    boolean passed = twin.equals("PASSED");
    Map<String, Object> said = both.getLast().predicate();
    assertEquals(twin, said.get("result"));
    assertEquals(passed ? name : List.of(), said.get("passedTests"));
    assertEquals(passed ? List.of() : name, said.get("failedTests"));
    for (Statement statement : both) {
      assertEquals(
          List.of(
              RECORDS,
              Subject.sha256("plan", PLAN),
              Subject.sha256("drill-record", "ef".repeat(32))),
          statement.subjects());
    }
  }

  @ParameterizedTest
  @CsvSource({"rollback, sha256:../", "rollback, ''", "rollback, sha256:AB", "other, sha256:OK"})
  void nothingIsSignedAboutWhatNamesNoDrillOrNoPlan(String kind, String plan) {
    var drill =
        new RecordedDrill(
            kind, plan.replace("OK", PLAN), "passed", 7, Instant.EPOCH, "ef".repeat(32));
    assertEquals(List.of(), DrillStatements.of("c1", RECORDS, List.of(drill)));
  }
}
