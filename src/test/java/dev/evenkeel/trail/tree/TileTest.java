package dev.evenkeel.trail.tree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TileTest {
  @Test
  void pathsAreSpelledAsTheSpecificationDoes() {
    assertEquals("tile/0/x001/x234/067", new Tile(0, 1_234_067, 256).path());
    assertEquals("tile/1/x001/000", new Tile(1, 1000, 256).path());
    assertEquals("tile/0/273.p/112", new Tile(0, 273, 112).path());
    assertEquals("tile/entries/000.p/1", new Tile(0, 0, 1).entriesPath());
  }

  @Test
  void aLogHasTheTilesTheSpecificationCounts() {
    assertEquals(
        "{0=274, 1=2, 2=1}",
        Tile.all(70_000).stream()
            .collect(Collectors.groupingBy(Tile::level, Collectors.counting()))
            .toString());
    assertEquals(
        List.of(new Tile(1, 1, 17), new Tile(2, 0, 1)),
        Tile.all(70_000).stream().filter(t -> t.level() > 0 && t.width() < 256).toList());
    assertEquals(List.of(new Tile(0, 0, 256), new Tile(1, 0, 1)), Tile.all(256));
    assertEquals(List.of(), Tile.all(0));
  }

  @Property(tries = 200)
  void aPathNamesItsTileAndNoOther(
      @ForAll @IntRange(max = 63) int level,
      @ForAll @LongRange(max = 1L << 50) long number,
      @ForAll @IntRange(min = 1, max = 256) int width) {
    var tile = new Tile(level, number, width);
    assertEquals(Optional.of(tile), Tile.parse(tile.path()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tile",
        "tile/0",
        "tile/0/0",
        "tile/0/1000",
        "tile/0/x1/000",
        "tile/0/x000/001",
        "tile/00/001",
        "tile/64/001",
        "tile/-1/001",
        "tile/0/001.p/0",
        "tile/0/001.p/256",
        "tile/0/001.p/01",
        "tile/0/001.p",
        "tile/0.p/1",
        "tile/entries.p/1",
        "tile/entries67.p/keyide0",
        "tile/0/001/",
        "tile/0/../001",
        "tile/x/001"
      })
  void anotherSpellingNamesNothing(String path) {
    assertEquals(Optional.empty(), Tile.parse(path));
  }

  @Test
  void aTileHoldsTheRootsOfCompleteSubtreesInOrder() {
    var tree = NaiveTree.numbered(600);
    assertArrayEquals(tree.leaf(513).bytes(), hash(new Tile(0, 2, 88).bytes(tree), 1));
    assertArrayEquals(tree.root(256).bytes(), hash(new Tile(1, 0, 2).bytes(tree), 0));
    assertEquals(tree.root(256L, 512L), Hash.of(hash(new Tile(1, 0, 2).bytes(tree), 1)));
  }

  @Property(tries = 100)
  void entriesComeBackFromTheirBundle(@ForAll @Size(max = 20) List<byte[]> entries) {
    byte[] bundle = EntryBundle.write(entries);
    List<byte[]> read = EntryBundle.read(bundle).orElseThrow();
    assertEquals(entries.size(), read.size());
    for (int i = 0; i < read.size(); i++) {
      assertArrayEquals(entries.get(i), read.get(i));
    }
  }

  @Test
  void aBundleThatEndsInsideAnEntryIsNone() {
    assertEquals(Optional.empty(), EntryBundle.read(new byte[] {0}));
    assertEquals(Optional.empty(), EntryBundle.read(new byte[] {0, 2, 7}));
    assertArrayEquals(new byte[] {(byte) 0xff, (byte) 0xff}, largest(65_535, 2));
    assertThrows(IllegalArgumentException.class, () -> largest(65_536, 2));
  }

  private static byte[] largest(int length, int head) {
    return java.util.Arrays.copyOf(EntryBundle.write(List.of(new byte[length])), head);
  }

  private static byte[] hash(byte[] tile, int at) {
    return java.util.Arrays.copyOfRange(tile, at * 32, at * 32 + 32);
  }
}
