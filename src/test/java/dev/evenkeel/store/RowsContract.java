package dev.evenkeel.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.trail.Rows;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.StorageFailure;
import dev.evenkeel.trail.record.Blob;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.Submission;
import dev.evenkeel.trail.tree.Hash;
import dev.evenkeel.trail.tree.Merkle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reader and a verifier see of a log's rows, whatever keeps them. */
public abstract class RowsContract {
  @TempDir protected Path directory;

  /** A process that opens the log. */
  protected abstract LogHouse house(Path mark);

  private LogHouse house() {
    return house(directory.resolve("away").resolve("mark"));
  }

  @Test
  void aReadingSeesOneMoment() {
    try (var house = house()) {
      house.record(0);
      house.storage.read(
          reader -> {
            assertEquals(1, reader.frontier().size());
            house.record(1);
            assertEquals(1, reader.frontier().size());
            assertEquals(OptionalLong.empty(), reader.firstOfChange("change-1"));
            return true;
          });
      assertEquals(OptionalLong.of(1), house.storage.read(r -> r.firstOfChange("change-1")));
    }
  }

  @Test
  void recordsOfAScopeAreReadFromAPlaceOnWithoutThoseThatAreSilent() {
    try (var house = house()) {
      for (int i = 0; i < 6; i++) {
        house.record(i);
      }
      house.log.append(LogHouse.submission("a", "c", RecordType.OVERRIDE, "{}"));
      house.log.append(elsewhere());
      house.log.append(LogHouse.submission("b", "c", RecordType.POST_REVIEW, "{}"));
      String scope = "\nproduction";
      house.storage.read(
          reader -> {
            assertEquals(List.of(0L, 1L, 2L, 3L, 4L, 5L, 6L, 8L), reader.indicesOfScope(scope));
            assertEquals(8, reader.countOfScope(scope));
            assertEquals(0, reader.countOfScope("\nnowhere"));
            assertEquals(2, reader.countOfChange("c"));
            assertEquals(OptionalLong.of(6), reader.firstOfChange("c"));
            assertEquals(OptionalLong.empty(), reader.firstOfChange("d"));
            assertEquals(List.of(4L, 5L, 6L, 8L), taken(reader, 4, Set.of()));
            assertEquals(List.of(6L), taken(reader, 4, silent()));
            return true;
          });
    }
  }

  private static Set<RecordType> silent() {
    return Set.of(RecordType.TEST_RESULT, RecordType.POST_REVIEW);
  }

  private static List<Long> taken(Storage.Reader reader, long from, Set<RecordType> without) {
    var taken = new ArrayList<Long>();
    reader.entriesOfScope(
        "\nproduction",
        from,
        without,
        (entry, index) -> {
          assertArrayEquals(reader.leaf(index), entry.leaf());
          taken.add(index);
        });
    return taken;
  }

  private static Submission elsewhere() {
    return new Submission(
        "k",
        "e",
        RecordType.TEST_RESULT,
        Optional.of("shop"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  @Test
  void aVerifierSeesEveryRowAsItStands() {
    try (var house = house()) {
      house.record(0);
      house.log.append(IntStream.range(1, 258).mapToObj(LogHouse::numbered).toList());
      Entry first = Entry.parse(house.storage.read(reader -> reader.leaf(0)));
      house.storage.write(
          writer -> {
            writer.erase(first.body().orElseThrow().hash());
            return true;
          });
      Hash tile = house.storage.read(reader -> reader.root(0, 256));
      assertTrue(house.storage.<Boolean>audit(rows -> audited(rows, tile)));
    }
  }

  private static boolean audited(Rows rows, Hash tile) {
    var entries = new ArrayList<Rows.Row>();
    rows.entries(entries::add);
    assertEquals(
        LongStream.range(0, 258).boxed().toList(), entries.stream().map(Rows.Row::index).toList());
    for (Rows.Row row : List.of(entries.get(0), entries.get(257))) {
      Entry entry = Entry.parse(row.leaf().bytes());
      assertEquals(entry.leafHash(), row.hash());
      assertEquals(
          new Rows.Columns(
              entry.request(),
              entry.change(),
              entry.changeSeq(),
              entry.scope(),
              entry.scopeSeq(),
              entry.type().word()),
          row.columns());
    }
    var checkpoints = new ArrayList<Rows.StoredCheckpoint>();
    rows.checkpoints(checkpoints::add);
    assertEquals(List.of(1L, 258L), checkpoints.stream().map(Rows.StoredCheckpoint::size).toList());
    var subtrees = new ArrayList<Rows.Subtree>();
    rows.subtrees(subtrees::add);
    assertEquals(List.of(new Rows.Subtree(8, 0, tile)), subtrees);
    var blobs = new ArrayList<Rows.StoredBlob>();
    rows.blobs(blobs::add);
    assertEquals(258, blobs.size());
    assertEquals(1, blobs.stream().filter(blob -> blob.blob().isEmpty()).count());
    for (Rows.StoredBlob blob : blobs) {
      assertEquals(blob.filed(), blob.blob().map(Blob::commitment).orElse(blob.filed()));
    }
    assertEquals(258, rows.frontier().size());
    assertEquals(List.of(), rows.selfCheck());
    return true;
  }

  @Test
  void whatIsNotThereIsAFailureThatSaysWhat() {
    try (var house = house()) {
      house.record(0);
      byte[] leaf = house.storage.read(reader -> reader.leaf(0));
      assertEquals(List.of(Merkle.leaf(leaf)), house.storage.read(reader -> reader.leaves(0, 1)));
      failed("the log's database has no entry 1", house, reader -> reader.leaf(1));
      failed(
          "the log's database has 1 of the 2 hashes from 0 on level 0",
          house,
          reader -> reader.leaves(0, 2));
      failed(
          "the log's database has 0 of the 1 hashes from 0 on level 8",
          house,
          reader -> reader.at(8, 0));
    }
  }

  private static void failed(
      String message, LogHouse house, java.util.function.Function<Storage.Reader, ?> asked) {
    StorageFailure failure =
        assertThrows(StorageFailure.class, () -> house.storage.read(asked::apply));
    assertEquals(message, failure.getMessage());
  }
}
