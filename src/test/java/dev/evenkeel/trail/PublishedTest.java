package dev.evenkeel.trail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.record.TrailLimits;
import dev.evenkeel.trail.tree.EntryBundle;
import dev.evenkeel.trail.tree.Hash;
import dev.evenkeel.trail.tree.Tile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A checkpoint and tiles, as any reader of tlog-tiles expects them; packs in lines. */
class PublishedTest {
  private final MemoryLog log = new MemoryLog();

  @Test
  void anEmptyLogPublishesNothing() {
    assertEquals(Set.of(), files().keySet());
  }

  @Test
  void hashesEntriesAndTheHeadStandWhereTheyAreLookedFor() {
    var submissions =
        java.util.stream.IntStream.range(0, 258)
            .mapToObj(i -> MemoryLog.plain("k" + i, Optional.empty()))
            .toList();
    log.log().append(submissions);
    TreeMap<String, byte[]> files = files();
    assertEquals(
        Set.of(
            "checkpoint",
            "tile/0/000",
            "tile/0/001.p/2",
            "tile/1/000.p/1",
            "tile/entries/000",
            "tile/entries/001.p/2"),
        files.keySet());
    assertEquals(
        log.mark.orElseThrow().toString(),
        new String(files.get("checkpoint"), StandardCharsets.UTF_8));
    for (long number = 0; number < 2; number++) {
      var tile = new Tile(0, number, number == 0 ? 256 : 2);
      List<byte[]> entries = EntryBundle.read(files.get(tile.entriesPath())).orElseThrow();
      assertEquals(tile.width(), entries.size());
      for (int i = 0; i < tile.width(); i++) {
        long index = number * 256 + i;
        assertArrayEquals(log.storage.read(reader -> reader.leaf(index)), entries.get(i));
        Hash hash = log.entry(index).leafHash();
        byte[] bytes = files.get(tile.path());
        assertArrayEquals(
            hash.bytes(),
            java.util.Arrays.copyOfRange(bytes, i * Hash.BYTES, (i + 1) * Hash.BYTES));
      }
    }
  }

  private TreeMap<String, byte[]> files() {
    var files = new TreeMap<String, byte[]>();
    log.storage.read(
        reader -> {
          Published.write(reader, files::put);
          return true;
        });
    return files;
  }

  @Test
  void aPacksRecordsEndWithALineFeedAndNothingElse() {
    assertEquals(List.of(), lines(""));
    assertEquals(List.of("a", "b"), lines("a\nb\n"));
    assertEquals(List.of("a", "b"), lines("a\nb"));
    assertEquals(List.of("", "a\r", "", "b"), lines("\na\r\n\nb"));
    assertEquals("proofs/2.tlog-proof", Pack.proof(2));
    assertEquals("contents/2-1", Pack.content(2, 1));
    assertEquals("contents/2-1.salt", Pack.salt(2, 1));
  }

  @Test
  void aPackHasNoMoreRecordsThanItsBoundWhetherOrNotTheLastLineEnds() {
    String most = "a\n".repeat(TrailLimits.PACK_RECORDS);
    for (String end : List.of("", "\n")) {
      String full = most.substring(2) + "a" + end;
      assertEquals(TrailLimits.PACK_RECORDS, lines(full).size());
      String said = assertThrows(Malformed.class, () -> lines(most + "a" + end)).getMessage();
      assertTrue(String.valueOf(said).contains("more than 50000 lines"), said);
    }
  }

  private static List<String> lines(String records) {
    var lines = new ArrayList<String>();
    for (byte[] leaf : Pack.leaves(records.getBytes(StandardCharsets.UTF_8))) {
      lines.add(new String(leaf, StandardCharsets.UTF_8));
    }
    return lines;
  }
}
