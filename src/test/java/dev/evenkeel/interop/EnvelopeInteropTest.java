package dev.evenkeel.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.attest.Statement;
import dev.evenkeel.attest.Subject;
import dev.evenkeel.attest.TestResult;
import dev.evenkeel.attest.VerificationSummary;
import dev.evenkeel.attest.VerificationSummary.Reference;
import dev.evenkeel.gate.Verdict;
import dev.evenkeel.store.LogHouse;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Our envelopes under verifiers that share no code with us: the DSSE library and the schemas of
 * in-toto's Go tools, and Sigstore's verifier on Node.
 */
class EnvelopeInteropTest {
  private static final String KEY = LogHouse.KEY.verifier().toString();
  private static final String OWN = "https://evenkeel.dev/attestation/rollback-drill/v1";
  private static final Reference PLAN = new Reference("evenkeel:plan", "ab".repeat(32));
  private static final List<Subject> SUBJECTS =
      List.of(
          new Subject("commit", Map.of("gitCommit", "0123456789abcdef0123456789abcdef01234567")),
          Subject.sha256("plan \u00e4\u20ac \ud83d\ude80", "cd".repeat(32)));

  private static List<Statement> statements() {
    var summary =
        new VerificationSummary(
            "https://evenkeel.dev/gate",
            Instant.parse("2026-11-26T17:00:00.120Z"),
            "evenkeel://production",
            PLAN,
            List.of(PLAN),
            List.of("EVENKEEL_PARITY_PASSED"));
    return List.of(
        summary.statement(new Verdict.Passed(), SUBJECTS),
        summary.statement(new Verdict.Failed(1, 0), SUBJECTS),
        new TestResult(
                TestResult.Result.FAILED, List.of(PLAN), List.of("V1__a"), List.of("V2__b <&>"))
            .statement(SUBJECTS),
        new Statement(SUBJECTS, OWN, Map.of("verdict", "passed", "stopPoints", List.of(1L, 2.5))));
  }

  private static String envelopes() {
    var lines = new StringBuilder();
    statements().forEach(one -> lines.append(one.signed(LogHouse.KEY).json()).append('\n'));
    return lines.toString();
  }

  private static final Stranger.Run ALL =
      new Stranger.Run(
          0,
          String.join(
              "\n",
              VerificationSummary.PREDICATE_TYPE,
              VerificationSummary.PREDICATE_TYPE,
              TestResult.PREDICATE_TYPE,
              OWN,
              ""));

  /** What both must say of the same bytes. */
  private abstract static class Contract {
    abstract Stranger.Run verified(String envelopes, String key) throws Exception;

    @Test
    void everyKindOfStatementVerifies() throws Exception {
      assertEquals(ALL, verified(envelopes(), KEY));
    }

    @Test
    void anotherKeyOpensNothing() throws Exception {
      byte[] seed = new byte[32];
      seed[0] = 1;
      String other =
          dev.evenkeel.trail.note.SignerKey.of("example.org/log", seed).verifier().toString();
      assertEquals(1, verified(envelopes(), other).code());
    }

    @Test
    void anotherPayloadUnderTheSameSignatureIsRefused() throws Exception {
      String first = envelopes().lines().findFirst().orElseThrow();
      Statement statement = statements().getFirst();
      String payload = Base64.getEncoder().encodeToString(statement.bytes());
      byte[] changed = statement.bytes();
      changed[changed.length / 2] ^= 1;
      String swapped = first.replace(payload, Base64.getEncoder().encodeToString(changed));
      assertTrue(!swapped.equals(first), first);
      assertEquals(1, verified(swapped, KEY).code());
    }
  }

  @Nested
  class Go extends Contract {
    @Override
    Stranger.Run verified(String envelopes, String key) throws Exception {
      return Stranger.go().asked(envelopes, "dsse", key);
    }
  }

  @Nested
  class Sigstore extends Contract {
    @Override
    Stranger.Run verified(String envelopes, String key) throws Exception {
      return Stranger.node().asked(envelopes, key);
    }
  }
}
