package dev.evenkeel.trail.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class MerkleTest {
  @Test
  void hashesAsThePublishedVectorsDo() {
    assertEquals(
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Merkle.EMPTY.hex());
    assertEquals(
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d", leaf("").hex());
    assertEquals(
        "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56", leaf("L123456").hex());
  }

  @Test
  void aNodeIsHashedBehindTheByteOne() throws Exception {
    var sha = java.security.MessageDigest.getInstance("SHA-256");
    sha.update((byte) 1);
    sha.update("N123".getBytes(StandardCharsets.UTF_8));
    sha.update("N456".getBytes(StandardCharsets.UTF_8));
    assertEquals(
        "aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb",
        HexFormat.of().formatHex(sha.digest()));
    sha.update((byte) 1);
    sha.update(leaf("a").bytes());
    sha.update(leaf("b").bytes());
    assertEquals(Hash.of(sha.digest()), Merkle.node(leaf("a"), leaf("b")));
  }

  @Test
  void aFrontierOfAnotherSizeIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Frontier(3, List.of(leaf("a"))));
    assertThrows(IllegalArgumentException.class, () -> new Frontier(-1, List.of()));
  }

  @Test
  void aHashOfAnotherLengthIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Hash.of(new byte[31]));
  }

  private static Hash leaf(String text) {
    return Merkle.leaf(text.getBytes(StandardCharsets.UTF_8));
  }
}
