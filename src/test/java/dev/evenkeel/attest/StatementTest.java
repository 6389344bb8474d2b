package dev.evenkeel.attest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.evenkeel.gate.Verdict;
import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.note.SignerKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementTest {
  private static final String DIGEST = "ab".repeat(32);
  private static final List<Subject> SUBJECTS = List.of(Subject.sha256("shop", DIGEST));
  private static final VerificationSummary SUMMARY =
      new VerificationSummary(
          "https://evenkeel.dev/gate",
          Instant.parse("2026-11-26T17:00:00Z"),
          "evenkeel://shop/production",
          new VerificationSummary.Reference("evenkeel.yaml", DIGEST),
          List.of(),
          List.of("EVENKEEL_PARITY_PASSED"));

  @Test
  void aPassedVerdictIsASummaryOfItsLevels() {
    Statement statement = SUMMARY.statement(new Verdict.Passed(), SUBJECTS);
    assertEquals(
        ("{'_type':'https://in-toto.io/Statement/v1','predicate':{'policy':{'digest':{'sha256':'D'},"
             + "'uri':'evenkeel.yaml'},'resourceUri':'evenkeel://shop/production',"
             + "'slsaVersion':'1.2','timeVerified':'2026-11-26T17:00:00Z',"
             + "'verificationResult':'PASSED','verifiedLevels':['EVENKEEL_PARITY_PASSED'],"
             + "'verifier':{'id':'https://evenkeel.dev/gate'}},"
             + "'predicateType':'https://slsa.dev/verification_summary/v1',"
             + "'subject':[{'digest':{'sha256':'D'},'name':'shop'}]}")
            .replace('\'', '"')
            .replace("\"D\"", "\"" + DIGEST + "\""),
        new String(statement.bytes(), StandardCharsets.UTF_8));
  }

  @Test
  void whateverDidNotPassIsFailedAndVouchesForNothing() {
    for (Verdict verdict : List.of(new Verdict.Failed(1, 0), new Verdict.Inconclusive(1, false))) {
      Map<String, ?> predicate = SUMMARY.statement(verdict, SUBJECTS).predicate();
      assertEquals("FAILED", predicate.get("verificationResult"));
      assertEquals(List.of("FAILED"), predicate.get("verifiedLevels"));
    }
  }

  @Test
  void slsasOwnLevelsAreNotOursToGive() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new VerificationSummary(
                "v",
                Instant.EPOCH,
                "r",
                SUMMARY.policy(),
                List.of(),
                List.of("SLSA_BUILD_LEVEL_3")));
  }

  @Test
  void aSignedStatementComesBackAsItWas() {
    var key = SignerKey.of("example.org/statements", new byte[32]);
    Statement statement =
        new TestResult(
                TestResult.Result.WARNED,
                List.of(new VerificationSummary.Reference("suite", DIGEST)),
                List.of("a"),
                List.of())
            .statement(SUBJECTS);
    Envelope envelope =
        Envelope.parse(statement.signed(key).json().getBytes(StandardCharsets.UTF_8));
    byte[] payload =
        envelope.open(List.of(key.verifier()), 1, List.of(Statement.PAYLOAD_TYPE)).orElseThrow();
    Statement read = Statement.parse(payload);
    assertEquals(statement.subjects(), read.subjects());
    assertEquals(statement.predicateType(), read.predicateType());
    assertEquals("WARNED", read.predicate().get("result"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'_type':'https://in-toto.io/Statement/v0.1','subject':[{'digest':{'sha256':'ab'}}],'predicateType':'x'}",
        "{'_type':'https://in-toto.io/Statement/v1','subject':[],'predicateType':'x'}",
        "{'_type':'https://in-toto.io/Statement/v1','subject':[{}],'predicateType':'x'}",
        "{'_type':'https://in-toto.io/Statement/v1','subject':[{'digest':{}}],'predicateType':'x'}",
        "{'_type':'https://in-toto.io/Statement/v1','subject':[{'digest':{'sha256':'AB'}}],'predicateType':'x'}",
        "{'_type':'https://in-toto.io/Statement/v1','subject':[{'digest':{'sha256':'ab'}}]}"
      })
  void whatIsNoStatementIsRefused(String json) {
    byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    assertThrows(Malformed.class, () -> Statement.parse(bytes));
  }

  @Test
  void aMillionSubjectsAreRefused() {
    assertThrows(
        Malformed.class,
        () -> new Statement(Collections.nCopies(1_000_000, SUBJECTS.getFirst()), "x", Map.of()));
  }
}
