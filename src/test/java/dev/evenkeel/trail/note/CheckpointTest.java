package dev.evenkeel.trail.note;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.trail.tree.Frontier;
import dev.evenkeel.trail.tree.Merkle;
import dev.evenkeel.trail.tree.Proofs;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
  private static final String ROOT = Golden.ROOT_3;

  @Test
  void theGoldenLogComesOutByteForByte() {
    SignerKey key = SignerKey.parse(Golden.SIGNER);
    Frontier frontier = Frontier.EMPTY;
    for (byte[] entry : Golden.entries().subList(0, 3)) {
      frontier = frontier.append(Merkle.leaf(entry));
    }
    String text = Checkpoint.of(key.verifier().name(), 3, frontier.root()).text();
    assertEquals(
        "example.com/log/testdata\n3\n"
            + Golden.ROOT_3
            + "\n\n\u2014 example.com/log/testdata "
            + Golden.SIGNATURE_3
            + "\n",
        SignedNote.sign(text, key).toString());
    for (byte[] entry : Golden.entries().subList(3, 15)) {
      frontier = frontier.append(Merkle.leaf(entry));
    }
    assertEquals(Golden.ROOT_15, frontier.root().base64());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "log\n3\n" + ROOT,
        "log\n3\n",
        "\n3\n" + ROOT + "\n",
        "log\n03\n" + ROOT + "\n",
        "log\n+3\n" + ROOT + "\n",
        "log\n-3\n" + ROOT + "\n",
        "log\n\n" + ROOT + "\n",
        "log\n9223372036854775808\n" + ROOT + "\n",
        "log\n99999999999999999999\n" + ROOT + "\n",
        "log\n3\nAAAA\n",
        "log\n3\n" + ROOT + "\n\n",
        "log\n\u0663\n" + ROOT + "\n"
      })
  void whatIsNoCheckpointIsRefused(String text) {
    assertThrows(Malformed.class, () -> Checkpoint.parse(text));
  }

  @Test
  void extensionLinesAreKept() {
    String text = "log\n0\n" + Merkle.EMPTY.base64() + "\nmore\n";
    assertEquals(text, Checkpoint.parse(text).text());
  }

  @Test
  void aReceiptShowsItsEntryAndNoOther() {
    SignerKey key = SignerKey.parse(Golden.SIGNER);
    var tree = Golden.tree();
    String head = Checkpoint.of(key.verifier().name(), 15, tree.root(15)).text();
    for (int index = 0; index < 15; index++) {
      var proof = TlogProof.of(Proofs.inclusion(tree, index, 15), SignedNote.sign(head, key));
      TlogProof read = TlogProof.parse(proof.bytes());
      assertEquals(proof, read);
      assertTrue(read.includes(tree.leaf(index)));
      assertFalse(read.includes(tree.leaf((index + 1) % 15)));
    }
  }

  @Test
  void extraDataIsKeptAndProvesNothing() {
    SignerKey key = SignerKey.parse(Golden.SIGNER);
    var tree = Golden.tree();
    String head = Checkpoint.of(key.verifier().name(), 1, tree.root(1)).text();
    var plain = TlogProof.of(Proofs.inclusion(tree, 0, 1), SignedNote.sign(head, key));
    var proof = new TlogProof(Optional.of("AAAA"), 0, plain.path(), plain.checkpoint());
    assertEquals(
        "c2sp.org/tlog-proof@v1\nextra AAAA\nindex 0\n\n" + plain.checkpoint(), proof.toString());
    assertEquals(proof, TlogProof.parse(proof.bytes()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "c2sp.org/tlog-proof@v1\n",
        "c2sp.org/tlog-proof@v2\nindex 0\n\nNOTE",
        "c2sp.org/tlog-proof@v1\n\nNOTE",
        "c2sp.org/tlog-proof@v1\nextra AAAA\n\nNOTE",
        "c2sp.org/tlog-proof@v1\nextra =\nindex 0\n\nNOTE",
        "c2sp.org/tlog-proof@v1\nindex 00\n\nNOTE",
        "c2sp.org/tlog-proof@v1\nindex -1\n\nNOTE",
        "c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n\nNOTE",
        "c2sp.org/tlog-proof@v1\nindex 0\n" + ROOT + "\nNOTE"
      })
  void whatIsNoProofIsRefused(String text) {
    SignerKey key = SignerKey.parse(Golden.SIGNER);
    String note = SignedNote.sign("log\n3\n" + ROOT + "\n", key).toString();
    byte[] bytes = text.replace("NOTE", note).getBytes(StandardCharsets.UTF_8);
    assertThrows(Malformed.class, () -> TlogProof.parse(bytes));
  }

  @Test
  void aProofOfEndlessHashesIsRefused() {
    String text = "c2sp.org/tlog-proof@v1\nindex 0\n" + (ROOT + "\n").repeat(64) + "\n";
    assertThrows(Malformed.class, () -> TlogProof.parse(text.getBytes(StandardCharsets.UTF_8)));
  }
}
