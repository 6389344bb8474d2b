package dev.evenkeel.app.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.attest.Envelope;
import dev.evenkeel.attest.Statement;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate that asks a change's trail alone: what is not there is never passed. */
final class GateOverHttpTest {
  private static final String PRODUCTION = "/v1/gates/production:decide";
  private static RunningTrail trail;

  @BeforeAll
  static void start(@TempDir Path folder) {
    trail = RunningTrail.in(folder.resolve("log")).start();
  }

  @AfterAll
  static void stop() {
    trail.close();
  }

  @Test
  void aChangeOfWhichNothingIsKnownIsInconclusiveAndTheDecisionIsRecorded() {
    var answer = trail.post(PRODUCTION, "g-0", "{\"change\": \"unknown\"}");
    assertEquals(201, answer.status(), answer.text());
    assertEquals("inconclusive", answer.json().get("verdict"));
    assertTrue(trail.get("/v1/changes/unknown").text().contains("gate.decided"));
  }

  @Test
  void nothingIsSignedAboutALogThatTheSelfCheckFoundChanged(@TempDir Path folder)
      throws SQLException {
    try (var changed = RunningTrail.in(folder.resolve("log")).start()) {
      changed.record(
          "C-1",
          "p",
          "{\"type\": \"parity.checked\", \"environment\": \"production\","
              + " \"body\": {\"verdict\": \"failed\"}}");
      try (var database =
              DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("log/trail.db"));
          var statement = database.createStatement()) {
        statement.execute(
            "UPDATE blob SET content = CAST('{\"verdict\":\"passed\"}' AS BLOB)"
                + " WHERE CAST(content AS TEXT) LIKE '%failed%'");
      }
      var unseen = changed.post(PRODUCTION, "g", "{\"change\": \"C-1\"}");
      assertEquals("log-unreachable", unseen.problem(), "the body is not what was recorded");
      changed.check();
      for (String path : List.of("/v1/changes/C-1/evidence.zip", "/v1/populations")) {
        assertEquals(503, changed.get(path).status(), path);
      }
      var seen = changed.post(PRODUCTION, "g", "{\"change\": \"C-2\"}");
      assertEquals("log-refused", seen.problem(), seen.text());
    }
  }

  @Test
  void aFailedComparisonFailsAndAPassedOneOfAnotherEnvironmentSaysNothing() {
    compared("C-1", "staging", "passed", "p-1");
    assertEquals("inconclusive", decided("g-1", "{\"change\": \"C-1\"}"));
    compared("C-1", "production", "failed", "p-2");
    assertEquals("failed", decided("g-2", "{\"change\": \"C-1\"}"));
  }

  @Test
  void whatIsAskedForAndThereIsPassedAndSignedAndWhatIsNotThereIsNamed() {
    compared("C-2", "production", "passed", "p-3");
    var passed = trail.post(PRODUCTION, "g-3", "{\"change\": \"C-2\", \"mode\": \"advise\"}");
    assertEquals("passed", passed.json().get("verdict"), passed.text());
    assertEquals("advise", passed.json().get("mode"));
    byte[] envelope =
        String.valueOf(passed.json().get("summary")).strip().getBytes(StandardCharsets.UTF_8);
    byte[] payload =
        Envelope.parse(envelope)
            .open(
                List.of(trail.served.statementKey().verifier()), 1, List.of(Statement.PAYLOAD_TYPE))
            .orElseThrow();
    assertTrue(new String(payload, StandardCharsets.UTF_8).contains("\"PASSED\""));

    var more =
        trail.post(
            PRODUCTION,
            "g-4",
            "{\"change\": \"C-2\", \"drills\": [\"rollback\"], \"approvals\": 1, \"plan\": \""
                + "a".repeat(64)
                + "\"}");
    assertTrue(!"passed".equals(more.json().get("verdict")), more.text());
    assertTrue(more.text().contains("rollback drill"), more.text());
    assertTrue(more.text().contains("approvals"), more.text());
  }

  @Test
  void aRepeatedQuestionGetsTheFirstAnswerWhateverWasRecordedMeanwhile() {
    compared("C-3", "production", "passed", "p-5");
    var first = trail.post(PRODUCTION, "g-5", "{\"change\": \"C-3\"}");
    compared("C-3", "production", "failed", "p-6");
    var again = trail.post(PRODUCTION, "g-5", "{\"change\": \"C-3\"}");
    assertEquals(200, again.status());
    assertEquals(first.json().get("receipt"), again.json().get("receipt"));
    assertEquals("passed", again.json().get("verdict"));
    var other = trail.post(PRODUCTION, "g-5", "{\"change\": \"C-3\", \"approvals\": 2}");
    assertEquals("key-taken", other.problem());
  }

  @Test
  void aQuestionThatCannotBeReadIsNotAnswered() {
    for (String json :
        List.of(
            "{}",
            "{\"change\": \"C\", \"drill\": []}",
            "{\"change\": \"C\", \"drills\": [\"all\"]}",
            "{\"change\": \"C\", \"drills\": [\"rollback\"]}",
            "{\"change\": \"C\", \"approvals\": -1}",
            "{\"change\": \"C\", \"plan\": \"x\"}",
            "{\"change\": \"C\", \"mode\": \"hope\"}")) {
      assertEquals("not-a-record", trail.post(PRODUCTION, "bad", json).problem(), json);
    }
  }

  private static String decided(String key, String json) {
    return String.valueOf(trail.post(PRODUCTION, key, json).json().get("verdict"));
  }

  private static void compared(String change, String environment, String verdict, String key) {
    var answer =
        trail.record(
            change,
            key,
            "{\"type\": \"parity.checked\", \"environment\": \""
                + environment
                + "\", \"body\": {\"verdict\": \""
                + verdict
                + "\"}}");
    assertEquals(201, answer.status(), answer.text());
  }
}
