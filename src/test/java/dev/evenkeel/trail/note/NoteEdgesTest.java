package dev.evenkeel.trail.note;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.trail.tree.Hash;
import dev.evenkeel.trail.tree.Merkle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The last value that is taken and the first that is not. */
class NoteEdgesTest {
  private static final SignerKey LOG = SignerKey.of("example.org/log", new byte[32]);
  private static final SignerKey WITNESS = SignerKey.cosigner("example.org/w", new byte[32]);
  private static final String HEAD = "example.org/log\n0\n" + Merkle.EMPTY.base64() + "\n";

  @ParameterizedTest
  @CsvSource({
    "log, with 0 words behind it",
    "log LOGKEY u x, with 3 words behind it",
    "witness w, with 1 words behind it",
    "witness w WITKEY u x, with 4 words behind it",
    "group g 1, with 2 words behind it",
    "quorum, with 0 words behind it",
    "quorum none none, with 2 words behind it"
  })
  void aLineOfAPolicyWithTooFewOrTooManyWordsIsSaidByItsNumber(String line, String said) {
    Malformed refused = assertThrows(Malformed.class, () -> policy("# first\n" + line + "\n"));
    assertTrue(String.valueOf(refused.getMessage()).startsWith("policy, line 2: "), said);
    assertTrue(String.valueOf(refused.getMessage()).endsWith(said), refused.getMessage());
  }

  @Test
  void aPolicyHasNoControlCharacterAndMayHaveTabsAndSpaces() {
    for (char c : new char[] {0, 1, '\r', 0x1f, 0x7f}) {
      assertThrows(Malformed.class, () -> policy("#" + c + "\nquorum none\n"));
    }
    assertEquals(1, policy("\t log  LOGKEY\t\n quorum none \n").logs().size());
  }

  @Test
  void aWitnessMayCosignAtTheBeginningOfTime() {
    SignedNote note = SignedNote.sign(HEAD, LOG).with(WITNESS.cosign(HEAD, 0));
    assertTrue(note.open(List.of(WITNESS.verifier())).by(WITNESS.verifier()));
  }

  @Test
  void aCosignatureWithoutItsTimeIsForged() {
    byte[] bare = WITNESS.signBytes(HEAD.getBytes(StandardCharsets.UTF_8));
    SignedNote note = SignedNote.sign(HEAD, LOG).with(NoteSignature.of(WITNESS.verifier(), bare));
    assertEquals(new Opening.Forged(WITNESS.verifier()), note.open(List.of(WITNESS.verifier())));
  }

  @Test
  void aCosignatureOfATimeBeforeTimeIsForged() {
    byte[] timed = Base64.getDecoder().decode(WITNESS.cosign(HEAD, 0).base64());
    timed[4] = (byte) 0x80;
    SignedNote note =
        SignedNote.sign(HEAD, LOG)
            .with(
                new NoteSignature(
                    WITNESS.verifier().name(), Base64.getEncoder().encodeToString(timed)));
    assertInstanceOf(Opening.Forged.class, note.open(List.of(WITNESS.verifier())));
  }

  @Test
  void aNoteMayBeAMebibyteLongAndNoMore() {
    SignedNote small = SignedNote.sign("\n", LOG);
    int room = (1 << 20) - small.bytes().length;
    SignedNote most = SignedNote.sign("x".repeat(room) + "\n", LOG);
    assertEquals(1 << 20, most.bytes().length);
    assertEquals(most, SignedNote.parse(most.bytes()));
    byte[] more = SignedNote.sign("x".repeat(room + 1) + "\n", LOG).bytes();
    assertThrows(Malformed.class, () -> SignedNote.parse(more));
  }

  @Test
  void aTextMayBeOneEmptyLine() {
    SignedNote note = SignedNote.parse(SignedNote.sign("\n", LOG).bytes());
    assertEquals("\n", note.text());
    assertTrue(note.open(List.of(LOG.verifier())).by(LOG.verifier()));
  }

  @Test
  void aProofMayHaveSixtyThreeHashes() {
    List<Hash> path = Collections.nCopies(63, Merkle.EMPTY);
    var proof = new TlogProof(java.util.Optional.empty(), 0, path, SignedNote.sign(HEAD, LOG));
    assertEquals(proof, TlogProof.parse(proof.bytes()));
    var longer = new ArrayList<>(path);
    longer.add(Merkle.EMPTY);
    var more = new TlogProof(java.util.Optional.empty(), 0, longer, SignedNote.sign(HEAD, LOG));
    assertThrows(Malformed.class, () -> TlogProof.parse(more.bytes()));
  }

  @Test
  void aSizeMayBeTheLargestNumberThereIs() {
    String text = "log\n9223372036854775807\n" + Merkle.EMPTY.base64() + "\n";
    assertEquals(Long.MAX_VALUE, Checkpoint.parse(text).size());
  }

  @Test
  void whatWouldBreakALineIsRefusedWhereverItStands() {
    assertThrows(Malformed.class, () -> SignerKey.of("+name", new byte[32]));
    assertThrows(Malformed.class, () -> SignerKey.of("na+me", new byte[32]));
    assertThrows(Malformed.class, () -> new Checkpoint("log", 0, Merkle.EMPTY, List.of("\nmore")));
    assertThrows(Malformed.class, () -> new Checkpoint("\nlog", 0, Merkle.EMPTY, List.of()));
  }

  @Test
  void keysAndSignaturesOfAnotherLengthOrOffTheCurveVerifyNothing() {
    byte[] seed = new byte[32];
    byte[] message = {1};
    byte[] key = Ed25519.publicKey(seed);
    byte[] signed = Ed25519.sign(seed, message);
    assertTrue(Ed25519.verifies(key, message, signed));
    assertFalse(Ed25519.verifies(Arrays.copyOf(key, 31), message, signed));
    assertFalse(Ed25519.verifies(Arrays.copyOf(key, 33), message, signed));
    assertFalse(Ed25519.verifies(key, message, Arrays.copyOf(signed, 63)));
    assertFalse(Ed25519.verifies(key, message, Arrays.copyOf(signed, 65)));
    for (int y = 0; y < 256; y++) {
      byte[] other = new byte[32];
      Arrays.fill(other, (byte) y);
      assertFalse(Ed25519.verifies(other, message, signed), "key of bytes " + y);
    }
  }

  @Test
  void aPrivateKeyShowsItsPublicHalfAlone() {
    assertEquals("the private key of " + LOG.verifier(), LOG.toString());
  }

  private static TlogPolicy policy(String text) {
    String filled =
        text.replace("LOGKEY", LOG.verifier().toString())
            .replace("WITKEY", WITNESS.verifier().toString());
    return TlogPolicy.parse(filled.getBytes(StandardCharsets.ISO_8859_1));
  }
}
