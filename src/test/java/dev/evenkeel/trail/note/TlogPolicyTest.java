package dev.evenkeel.trail.note;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.trail.note.TlogPolicy.Acceptance;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlogPolicyTest {
  private static final SignerKey LOG = SignerKey.parse(Golden.SIGNER);
  private static final String HEAD = LOG.verifier().name() + "\n3\n" + Golden.ROOT_3 + "\n";
  private static final List<SignerKey> WITNESSES =
      IntStream.range(0, 6)
          .mapToObj(
              i -> {
                byte[] seed = new byte[32];
                seed[0] = (byte) (i + 1);
                return SignerKey.cosigner("witness" + i, seed);
              })
          .toList();

  private static final String TWO_LEVELS =
      """
      # our log
      log LOG https://example.com/

      \twitness X1  W0
      witness X2 W1 https://example.org/x2
      witness X3 W2
      group X 2 X1 X2 X3
      witness Y1 W3
      witness Y2 W4
      witness Y3 W5
      group Y any Y1 Y2 Y3
      group both all X Y
      quorum both
      """;

  @Test
  void aQuorumOfGroupsCountsItsWitnesses() {
    TlogPolicy policy = policy(TWO_LEVELS);
    assertAccepted(policy, signed(0, 2, 4));
    assertAccepted(policy, signed(0, 1, 2, 3, 4, 5));
    assertRefused("too few", policy, signed(0, 4));
    assertRefused("too few", policy, signed(0, 1, 2));
    assertRefused("too few", policy, signed());
  }

  @Test
  void withoutAQuorumTheLogsWordIsEnoughAndNobodyElses() {
    TlogPolicy policy = policy("log LOG\nquorum none\n");
    assertEquals(TlogPolicy.of(LOG.verifier()), policy);
    assertAccepted(policy, signed());
    var stranger = SignerKey.of(LOG.verifier().name(), new byte[32]);
    assertRefused("has signed it", policy, SignedNote.sign(HEAD, stranger));
    String other = "example.org/other\n3\n" + Golden.ROOT_3 + "\n";
    assertRefused("called example.org/other", policy, SignedNote.sign(other, LOG));
    assertRefused("checkpoint", policy, SignedNote.sign("no checkpoint\n", LOG));
  }

  @Test
  void aForgedCosignatureIsSaidAloud() {
    TlogPolicy policy = policy(TWO_LEVELS);
    SignedNote forged = signed(0, 2, 4).with(WITNESSES.get(1).cosign("another text\n", 7));
    assertRefused("witness1 does not hold", policy, forged);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "log LOG\n",
        "quorum none",
        "quorum none\nquorum none\n",
        "quorum nobody\n",
        "log LOG\nlog LOG\nquorum none\n",
        "log W0\nquorum none\n",
        "witness X1 LOG\nquorum none\n",
        "witness X1 W0\nwitness X2 W0\nquorum none\n",
        "witness X1 W0\nwitness X1 W1\nquorum none\n",
        "witness none W0\nquorum none\n",
        "witness X1 W0\ngroup g 2 X1\nquorum g\n",
        "witness X1 W0\ngroup g 0 X1\nquorum g\n",
        "witness X1 W0\ngroup g 01 X1\nquorum g\n",
        "witness X1 W0\ngroup g any X1 X1\nquorum g\n",
        "witness X1 W0\ngroup g any X1\ngroup h any X1\nquorum h\n",
        "witness X1 W0\ngroup g any none\nquorum g\n",
        "group g any\nquorum g\n",
        "quorum none none\n",
        "logs LOG\nquorum none\n",
        "log\nquorum none\n",
        "log LOG\r\nquorum none\n"
      })
  void whatIsNoPolicyIsRefusedByItsLine(String text) {
    Malformed refused = assertThrows(Malformed.class, () -> policy(text));
    assertTrue(String.valueOf(refused.getMessage()).startsWith("policy"), refused.getMessage());
  }

  @Test
  void aCommentMayBeInAnyEncoding() {
    byte[] bytes = "# \u00fc\nquorum none\n".getBytes(StandardCharsets.ISO_8859_1);
    assertEquals(List.of(), TlogPolicy.parse(bytes).logs());
  }

  private static TlogPolicy policy(String text) {
    String filled = text.replace("LOG", LOG.verifier().toString());
    for (int i = 0; i < WITNESSES.size(); i++) {
      filled = filled.replace("W" + i, WITNESSES.get(i).verifier().toString());
    }
    return TlogPolicy.parse(filled.getBytes(StandardCharsets.UTF_8));
  }

  private static SignedNote signed(int... witnesses) {
    SignedNote note = SignedNote.sign(HEAD, LOG);
    for (int witness : witnesses) {
      note = note.with(WITNESSES.get(witness).cosign(HEAD, 1_700_000_000));
    }
    return note;
  }

  private static void assertAccepted(TlogPolicy policy, SignedNote note) {
    assertEquals(new Acceptance.Accepted(Checkpoint.parse(HEAD)), policy.judge(note));
  }

  private static void assertRefused(String why, TlogPolicy policy, SignedNote note) {
    var refused = assertInstanceOf(Acceptance.Refused.class, policy.judge(note));
    assertTrue(refused.why().contains(why), refused.why());
  }
}
