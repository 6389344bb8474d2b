package dev.evenkeel.trail.note;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {
  private static final VerifierKey FOO =
      VerifierKey.parse("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
  private static final String NOTE =
      "This is an example message.\n\n"
          + "\u2014 example.com/foo"
          + " Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";
  private static final SignerKey OURS = SignerKey.of("example.org/ours", new byte[32]);

  @Test
  void theSpecificationsExampleOpens() {
    SignedNote note = SignedNote.parse(NOTE);
    assertEquals(NOTE, note.toString());
    assertEquals(new Opening.Opened(List.of(FOO)), note.open(List.of(FOO, OURS.verifier())));
  }

  @Test
  void keysAreSpelledAsGoSpellsThem() {
    SignerKey key = SignerKey.parse(Golden.SIGNER);
    assertEquals(Golden.SIGNER, key.written());
    assertEquals(Golden.VERIFIER, key.verifier().toString());
    assertEquals(key.verifier(), VerifierKey.parse(Golden.VERIFIER));
    assertFalse(key.toString().contains("PRIVATE+KEY"));
  }

  @Test
  void unknownKeysSayNothingEvenUnderAKnownName() {
    var other = SignerKey.of("example.com/foo", new byte[32]);
    SignedNote note = SignedNote.parse(NOTE).with(other.sign("This is an example message.\n"));
    assertEquals(new Opening.Opened(List.of(FOO)), note.open(List.of(FOO)));
    assertInstanceOf(Opening.Unknown.class, note.open(List.of(OURS.verifier())));
    assertInstanceOf(Opening.Unknown.class, note.open(List.of()));
  }

  @Test
  void oneForgedSignatureOfAKnownKeySpoilsTheNote() {
    SignedNote note = SignedNote.sign("text\n", OURS);
    String forged = "B" + note.signatures().getFirst().base64().substring(8);
    byte[] good = Base64.getDecoder().decode(note.signatures().getFirst().base64());
    good[10] ^= 1;
    SignedNote spoiled =
        note.with(
            new NoteSignature(OURS.verifier().name(), Base64.getEncoder().encodeToString(good)));
    assertEquals(
        new Opening.Forged(OURS.verifier()), spoiled.open(List.of(OURS.verifier())), forged);
  }

  @Property(tries = 60)
  void aNoteWithAnyBitFlippedNeverOpensAsTheSameSignersText(
      @ForAll @IntRange(max = 10_000) int at) {
    byte[] bytes = NOTE.getBytes(StandardCharsets.UTF_8);
    bytes[(at / 8) % bytes.length] ^= (byte) (1 << at % 8);
    try {
      Opening opening = SignedNote.parse(bytes).open(List.of(FOO));
      assertFalse(opening instanceof Opening.Opened, "bit " + at);
    } catch (Malformed e) {
      assertFalse(String.valueOf(e.getMessage()).isEmpty());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "\n\n",
        "text\n",
        "text\n\n",
        "text\n\n\u2014 name AAAAAAA=",
        "text\n\n\u2014 name AAAAAAA=\n\n",
        "text\n\n- name AAAAAAA=\n",
        "text\n\n\u2014 na+me AAAAAAA=\n",
        "text\n\n\u2014 na\u00a0me AAAAAAA=\n",
        "text\n\n\u2014  AAAAAAA=\n",
        "text\n\n\u2014 name AAAAAAA\n",
        "text\n\n\u2014 name AAAAAAB=\n",
        "text\n\n\u2014 name AAAAAA==\n",
        "text\n\n\u2014 name AAAAAAA= x\n",
        "te\txt\n\n\u2014 name AAAAAAA=\n",
        "text\r\n\n\u2014 name AAAAAAA=\n"
      })
  void whatIsNoNoteIsRefused(String text) {
    assertThrows(Malformed.class, () -> SignedNote.parse(text));
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    assertThrows(Malformed.class, () -> SignedNote.parse(new byte[] {(byte) 0xc0, '\n', '\n'}));
    assertThrows(Malformed.class, () -> SignedNote.parse(new byte[(1 << 20) + 1]));
    assertThrows(Malformed.class, () -> SignedNote.sign("half \ud800 pair\n", OURS));
  }

  @Test
  void theLastEmptyLinePartsTextAndSignatures() {
    SignedNote note = SignedNote.sign("a\n\nb\n\n", OURS);
    assertEquals("a\n\nb\n\n", SignedNote.parse(note.bytes()).text());
    assertTrue(SignedNote.parse(note.bytes()).open(List.of(OURS.verifier())).by(OURS.verifier()));
  }

  @Test
  void aHundredSignaturesAreReadAndNoMore() {
    SignedNote note = SignedNote.sign("text\n", OURS);
    for (int i = 1; i < 100; i++) {
      note = note.with(note.signatures().getFirst());
    }
    SignedNote most = note;
    assertEquals(100, SignedNote.parse(most.bytes()).signatures().size());
    assertEquals(new Opening.Opened(List.of(OURS.verifier())), most.open(List.of(OURS.verifier())));
    assertThrows(Malformed.class, () -> most.with(most.signatures().getFirst()));
    String line = most.signatures().getFirst().line();
    assertThrows(Malformed.class, () -> SignedNote.parse(most + line));
  }

  /** S and S + L are the same scalar; only the smaller one is a signature (RFC 8032). */
  @Test
  void aSignatureHasNoTwin() {
    byte[] message = {1, 2, 3};
    byte[] seed = new byte[32];
    byte[] signed = Ed25519.sign(seed, message);
    BigInteger order =
        BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
    byte[] s = new byte[33];
    for (int i = 0; i < 32; i++) {
      s[32 - i] = signed[32 + i];
    }
    byte[] twin = new BigInteger(s).add(order).toByteArray();
    for (int i = 0; i < 32; i++) {
      int from = twin.length - 1 - i;
      signed[32 + i] = from >= 0 ? twin[from] : 0;
    }
    assertFalse(Ed25519.verifies(Ed25519.publicKey(seed), message, signed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "name",
        "name+00000000",
        "name+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530d903a+AukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U0=",
        "+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
      })
  void whatIsNoVerifierKeyIsRefused(String text) {
    assertThrows(Malformed.class, () -> VerifierKey.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "PRIVATE+KEY+name",
        "PRIVATE+KEY+example.com/log/testdata+33d7b497+AeymY/SZAX0jZcJ8enZ5FY1Dz+wTML2yWSkK+9DSF3eg",
        "PRIVATE+KEY+example.com/log/testdata+33d7b496+AuymY/SZAX0jZcJ8enZ5FY1Dz+wTML2yWSkK+9DSF3eg"
      })
  void whatIsNoSignerKeyIsRefusedWithoutShowingIt(String text) {
    Malformed refused = assertThrows(Malformed.class, () -> SignerKey.parse(text));
    assertFalse(String.valueOf(refused.getMessage()).contains("ymY/SZAX0"));
  }

  @Test
  void aWitnessCosignsAtATime() {
    SignerKey witness = SignerKey.cosigner("witness.example", new byte[32]);
    String text = "example.com/log\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
    SignedNote note = SignedNote.sign(text, OURS).with(witness.cosign(text, 1_679_315_147));
    List<VerifierKey> both = List.of(OURS.verifier(), witness.verifier());
    assertEquals(new Opening.Opened(both), SignedNote.parse(note.bytes()).open(both));
    assertTrue(
        Ed25519.verifies(
            witness.verifier().publicKey(),
            ("cosignature/v1\ntime 1679315147\n" + text).getBytes(StandardCharsets.UTF_8),
            signature(note.signatures().getLast())));
    assertThrows(IllegalStateException.class, () -> OURS.cosign(text, 1));
    assertThrows(IllegalStateException.class, () -> witness.cosign(text, -1));
    assertThrows(IllegalStateException.class, () -> witness.sign(text));
  }

  private static byte[] signature(NoteSignature timed) {
    return java.util.Arrays.copyOfRange(timed.signature(), 8, 72);
  }
}
