package dev.evenkeel.trail.tree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where numbers get another digit and bytes come to an end. */
class TreeEdgesTest {
  @Test
  void numbersGetTheirZerosUpToTheNextDigit() {
    assertEquals(
        List.of("009", "010", "099", "100", "999", "x001/000"),
        List.of(9L, 10L, 99L, 100L, 999L, 1000L).stream()
            .map(number -> new Tile(0, number, Tile.FULL).path().substring("tile/0/".length()))
            .toList());
  }

  @Test
  void aBundleThatEndsInsideALengthIsNone() {
    assertEquals(Optional.empty(), EntryBundle.read(new byte[] {0, 1, 7, 0}));
    assertEquals(2, EntryBundle.read(new byte[] {0, 1, 7, 0, 0}).orElseThrow().size());
  }

  @Test
  void entriesOfEveryLengthComeBack() {
    for (int length : new int[] {0, 1, 255, 256, 300, 65_535}) {
      byte[] entry = new byte[length];
      java.util.Arrays.fill(entry, (byte) 7);
      List<byte[]> read = EntryBundle.read(EntryBundle.write(List.of(entry, entry))).orElseThrow();
      assertEquals(2, read.size());
      assertArrayEquals(entry, read.getLast());
    }
  }

  @Test
  void theEmptyTreeGrowsWithoutAHash() {
    NaiveTree tree = NaiveTree.numbered(3);
    assertEquals(List.of(), Proofs.consistency(tree, 0, 3).path());
    assertEquals(List.of(), Proofs.consistency(tree, 3, 3).path());
  }

  @Test
  void aHashIsShownInHexAndInBase64() {
    assertEquals(
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        Merkle.EMPTY.toString());
    assertEquals("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", Merkle.EMPTY.base64());
    assertEquals(Merkle.EMPTY.hashCode(), Hash.of(Merkle.EMPTY.bytes()).hashCode());
    assertNotEquals(Merkle.EMPTY.hashCode(), Merkle.leaf(new byte[0]).hashCode());
  }
}
