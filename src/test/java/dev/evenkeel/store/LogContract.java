package dev.evenkeel.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.trail.Filed;
import dev.evenkeel.trail.Outcome;
import dev.evenkeel.trail.Rows;
import dev.evenkeel.trail.Spent;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.TransparencyLog;
import dev.evenkeel.trail.note.TlogPolicy;
import dev.evenkeel.trail.note.TlogProof;
import dev.evenkeel.trail.record.Attachment;
import dev.evenkeel.trail.record.Blob;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.Submission;
import dev.evenkeel.trail.tree.Frontier;
import dev.evenkeel.trail.tree.Merkle;
import dev.evenkeel.trail.tree.NaiveTree;
import dev.evenkeel.trail.tree.Proofs;
import dev.evenkeel.trail.verify.TrailVerifier;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for a log whatever keeps its rows. */
public abstract class LogContract {
  @TempDir protected Path directory;

  /** A process that opens the log; the same log however often it is asked. */
  protected abstract LogHouse house(Path mark);

  private LogHouse house() {
    return house(directory.resolve("away").resolve("mark"));
  }

  @Test
  void aReceiptShowsItsRecordOfflineAndComesBackByteForByte() {
    try (var house = house()) {
      TlogProof first = house.record(0);
      for (int i = 1; i < 20; i++) {
        house.record(i);
      }
      TlogPolicy policy = TlogPolicy.of(LogHouse.KEY.verifier());
      for (int i = 0; i < 20; i++) {
        TlogProof receipt = TlogProof.parse(house.record(i).bytes());
        byte[] leaf = leaf(house, i);
        assertTrue(receipt.includes(Merkle.leaf(leaf)));
        assertInstanceOf(TlogPolicy.Acceptance.Accepted.class, policy.judge(receipt.checkpoint()));
      }
      assertEquals(first.toString(), house.record(0).toString());
      assertEquals(20, house.storage.read(Storage.Reader::frontier).size());
    }
  }

  @Test
  void theSameKeyWithAnotherRequestIsAConflictThatNamesTheField() {
    try (var house = house()) {
      var first = LogHouse.submission("k", "c", RecordType.TEST_RESULT, "{\"a\":1,\"b\":[2]}");
      house.log.append(first);
      assertConflict(house, "body.b", "k", "c", RecordType.TEST_RESULT, "{\"a\":1,\"b\":[3]}");
      assertConflict(
          house, "body.c", "k", "c", RecordType.TEST_RESULT, "{\"a\":1,\"b\":[2],\"c\":0}");
      assertConflict(house, "change", "k", "d", RecordType.TEST_RESULT, "{\"a\":1,\"b\":[2]}");
      assertConflict(house, "type", "k", "c", RecordType.POST_REVIEW, "{\"a\":1,\"b\":[2]}");
      Submission respelt =
          LogHouse.submission("k", "c", RecordType.TEST_RESULT, "{ \"b\": [2], \"a\": 1 }");
      assertInstanceOf(Outcome.Repeated.class, house.log.append(respelt));
      assertEquals(1, house.storage.read(Storage.Reader::frontier).size());
    }
  }

  @Test
  void changesAreListedNewestFirstPageByPageAndScopesOnce() {
    try (var house = house()) {
      for (int i = 0; i < 10; i++) {
        house.record(i);
      }
      Submission elsewhere =
          new Submission(
              "k",
              "change-of-shop",
              RecordType.TEST_RESULT,
              Optional.of("shop"),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              List.of());
      house.log.append(elsewhere);
      assertEquals(List.of(10L, 2L), house.storage.read(reader -> reader.openings(11, 2)));
      assertEquals(List.of(2L, 1L), house.storage.read(reader -> reader.openings(10, 2)));
      assertEquals(List.of(0L), house.storage.read(reader -> reader.openings(1, 2)));
      assertEquals(List.of(), house.storage.read(reader -> reader.openings(0, 2)));
      assertEquals(List.of("\nproduction", "shop\n"), house.storage.read(Storage.Reader::scopes));
    }
  }

  @Test
  void everyFieldThatAWriterStatesIsPartOfTheRequest() {
    Submission first =
        new Submission(
            "k",
            "c",
            RecordType.TEST_RESULT,
            Optional.of("shop"),
            Optional.of("production"),
            Optional.of(Instant.EPOCH),
            Optional.empty(),
            List.of(new Attachment("e", "text/plain", new byte[] {1})));
    var others =
        Map.of(
            "environment", with(first, first.project(), Optional.empty(), first.claimedAt(), 1),
            "claimedAt", with(first, first.project(), first.environment(), Optional.empty(), 1),
            "evidence e", with(first, first.project(), first.environment(), first.claimedAt(), 2));
    try (var house = house()) {
      house.log.append(first);
      assertInstanceOf(Outcome.Repeated.class, house.log.append(first));
      others.forEach(
          (field, other) -> assertEquals(new Outcome.Conflict(0, field), house.log.append(other)));
      var body = Attachment.json(new byte[] {'{', '}'});
      Submission more =
          new Submission(
              "k",
              "c",
              RecordType.TEST_RESULT,
              first.project(),
              first.environment(),
              first.claimedAt(),
              Optional.of(body),
              List.of());
      assertEquals(new Outcome.Conflict(0, "body"), house.log.append(more));
    }
  }

  /** Runs SQL behind the log's back. */
  protected abstract void behind(String sql);

  /** The rows of a log of before keys belonged to projects have the bare key. */
  @Test
  void aKeyIsItsProjectsOwnAndOneOfBeforeStaysWhoseItWas() {
    List<Optional<String>> projects =
        List.of(Optional.of("shop"), Optional.of("bank"), Optional.empty());
    try (var house = house()) {
      for (Optional<String> first : projects) {
        String key = "k" + first.orElse("");
        Outcome recorded = house.log.append(keyed(first, key));
        TlogProof receipt = assertInstanceOf(Outcome.Recorded.class, recorded).receipt();
        behind("UPDATE entry SET key = '" + key + "' WHERE idx = (SELECT max(e.idx) FROM entry e)");
        for (Optional<String> project : projects) {
          Outcome once = house.log.append(keyed(project, key));
          if (project.equals(first)) {
            assertEquals(new Outcome.Repeated(receipt), once);
          } else {
            TlogProof own = assertInstanceOf(Outcome.Recorded.class, once).receipt();
            assertEquals(new Outcome.Repeated(own), house.log.append(keyed(project, key)));
          }
        }
        assertEquals(new Outcome.Repeated(receipt), house.log.append(keyed(first, key)));
      }
      var terms =
          new TrailVerifier.Terms(
              LogHouse.KEY.verifier(), Optional.empty(), List.of(), Optional.empty());
      assertEquals(
          List.of(), house.storage.audit(rows -> TrailVerifier.verify(rows, terms)).problems());
      assertEquals(9, house.storage.read(Storage.Reader::frontier).size());
    }
  }

  private static Submission keyed(Optional<String> project, String key) {
    return new Submission(
        key,
        "change of " + project.orElse("nobody") + key,
        RecordType.TEST_RESULT,
        project,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /** Columns are copies; whoever can write the rows can file a record elsewhere. */
  @Test
  void aRecordThatStandsElsewhereThanItsLeafSaysIsSeenWhicheverColumnSaysSo() {
    List<Optional<String>> names =
        List.of(
            Optional.empty(),
            Optional.of("shop"),
            Optional.of("\"quoted\" \\ / \u00e9 \uD83D\uDE80 'x'"));
    try (var house = house()) {
      for (Optional<String> project : names) {
        for (Optional<String> environment : names) {
          for (int i = 0; i < 2; i++) {
            String change = "of " + project.orElse("\"nobody\"") + environment.orElse("\\");
            house.log.append(
                new Submission(
                    change + i,
                    change,
                    RecordType.TEST_RESULT,
                    project,
                    environment,
                    Optional.empty(),
                    Optional.empty(),
                    List.of()));
          }
        }
      }
      assertEquals(new Filed(18, OptionalLong.empty()), house.storage.read(r -> r.filed()));
      for (String other :
          List.of(
              "change = 'x'",
              "change_seq = 7",
              "scope = 'other\n'",
              "scope = replace(scope, '\n', '')",
              "scope_seq = 7",
              "type = 'post_review'")) {
        for (int index : List.of(1, 17)) {
          behind("CREATE TABLE kept AS SELECT * FROM entry WHERE idx = " + index);
          behind("UPDATE entry SET " + other + " WHERE idx = " + index);
          assertEquals(
              new Filed(18, OptionalLong.of(index)), house.storage.read(r -> r.filed()), other);
          behind("DELETE FROM entry WHERE idx = " + index);
          assertEquals(new Filed(17, OptionalLong.empty()), house.storage.read(r -> r.filed()));
          behind("INSERT INTO entry SELECT * FROM kept");
          behind("DROP TABLE kept");
        }
      }
      assertEquals(new Filed(18, OptionalLong.empty()), house.storage.read(r -> r.filed()));
    }
  }

  @Test
  void whatCountsOnceCountsOnceAtEveryReplicaAndOverARestart() throws Exception {
    Instant now = Instant.parse("2026-11-27T12:00:00Z");
    Instant until = now.plusSeconds(300);
    try (var one = house();
        var two = house();
        var replicas = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Spent>> answers =
          replicas.invokeAll(
              IntStream.range(0, 12)
                  .<Callable<Spent>>mapToObj(
                      i -> () -> spend(i % 2 == 0 ? one : two, "token", now, until, 2))
                  .toList());
      var said = new ArrayList<Spent>();
      for (var answer : answers) {
        said.add(answer.get());
      }
      said.sort(null);
      assertEquals(Spent.NOW, said.removeFirst());
      assertEquals(List.of(Spent.BEFORE), said.stream().distinct().toList());
    }
    try (var again = house()) {
      assertEquals(Spent.BEFORE, spend(again, "token", until, until, 2));
      assertEquals(Spent.NOW, spend(again, "other", until, until, 2));
      assertEquals(Spent.NO_ROOM, spend(again, "third", until, until, 2));
      Instant later = until.plusSeconds(1);
      assertEquals(Spent.NOW, spend(again, "third", later, later, 1), "what expired is forgotten");
      assertEquals(0, again.storage.read(Storage.Reader::frontier).size());
    }
  }

  private static Spent spend(LogHouse house, String token, Instant now, Instant until, int most) {
    return house.storage.write(writer -> writer.spend(token, now, until, most));
  }

  private static Submission with(
      Submission first,
      Optional<String> project,
      Optional<String> environment,
      Optional<Instant> claimedAt,
      int evidence) {
    return new Submission(
        "k",
        "c",
        first.type(),
        project,
        environment,
        claimedAt,
        first.body(),
        List.of(new Attachment("e", "text/plain", new byte[] {(byte) evidence})));
  }

  @Test
  void whatWasErasedIsNeverTakenForTheSame() {
    try (var house = house()) {
      var first = LogHouse.submission("k", "c", RecordType.TEST_RESULT, "{\"a\":1}");
      house.log.append(first);
      Entry entry = Entry.parse(leaf(house, 0));
      house.storage.write(
          writer -> {
            writer.erase(entry.body().orElseThrow().hash());
            return true;
          });
      var conflict = assertInstanceOf(Outcome.Conflict.class, house.log.append(first));
      assertEquals("body (erased since)", conflict.field());
      TlogProof receipt = house.storage.read(reader -> TransparencyLog.receipt(reader, 0));
      assertTrue(receipt.includes(entry.leafHash()));
    }
  }

  @Test
  void aBatchIsOneCheckpointAndARepeatInsideItIsTheSameEntry() {
    try (var house = house()) {
      List<Submission> batch = IntStream.of(0, 1, 2, 1).mapToObj(LogHouse::numbered).toList();
      List<Outcome> outcomes = house.log.append(batch);
      var recorded = assertInstanceOf(Outcome.Recorded.class, outcomes.get(1));
      var repeated = assertInstanceOf(Outcome.Repeated.class, outcomes.get(3));
      assertEquals(recorded.receipt(), repeated.receipt());
      assertEquals(3, recorded.receipt().head().size());
    }
  }

  @Test
  void entriesOfAChangeAreChainedAndScopesCountWithoutGaps() {
    try (var house = house()) {
      house.log.append(IntStream.range(0, 7).mapToObj(LogHouse::numbered).toList());
      List<Long> indices = house.storage.read(reader -> reader.indicesOfChange("change-0"));
      assertEquals(List.of(0L, 3L, 6L), indices);
      Entry second = Entry.parse(leaf(house, 3));
      assertEquals(1, second.changeSeq());
      assertEquals(Merkle.leaf(leaf(house, 0)), second.previous().orElseThrow());
      for (int i = 0; i < 7; i++) {
        assertEquals(i, Entry.parse(leaf(house, i)).scopeSeq());
      }
    }
  }

  @Test
  void storedTilesGiveTheProofsOfTheWholeTree() {
    try (var house = house()) {
      int size = 600;
      house.log.append(IntStream.range(0, size).mapToObj(LogHouse::numbered).toList());
      var leaves = new ArrayList<byte[]>();
      for (int i = 0; i < size; i++) {
        leaves.add(leaf(house, i));
      }
      var oracle = new NaiveTree(leaves);
      house.storage.read(
          reader -> {
            Frontier frontier = reader.frontier();
            assertEquals(oracle.root(size), frontier.root());
            for (int index : new int[] {0, 1, 255, 256, 511, 512, 599}) {
              assertEquals(oracle.path(index, size), Proofs.inclusion(reader, index, size).path());
            }
            for (int from : new int[] {1, 255, 256, 257, 512, 599}) {
              assertEquals(oracle.proof(from, size), Proofs.consistency(reader, from, size).path());
            }
            return true;
          });
    }
  }

  @Test
  void aWriterThatDiedBeforeItMovedTheMarkIsCaughtUpWith() {
    Path late = directory.resolve("late");
    try (var house = house(late)) {
      house.record(0);
    }
    try (var house = house(directory.resolve("elsewhere"))) {
      house.record(1);
    }
    try (var house = house(late)) {
      house.record(1);
      assertEquals(house.storage.read(Storage.Reader::checkpoint), house.mark.read());
    }
  }

  @Test
  void workThatFailsLeavesNothing() {
    try (var house = house()) {
      house.record(0);
      assertThrows(
          IllegalStateException.class,
          () ->
              house.storage.write(
                  writer -> {
                    writer.keep(Blob.of(new byte[] {1}, new SecureRandom()));
                    throw new IllegalStateException("on purpose");
                  }));
      house.record(1);
      var blobs = new ArrayList<Rows.StoredBlob>();
      house.storage.audit(
          rows -> {
            rows.blobs(blobs::add);
            return true;
          });
      assertEquals(2, blobs.size());
    }
  }

  @Test
  void manyWritersWithTheSameKeyMakeOneEntry() throws Exception {
    try (var one = house(directory.resolve("mark"));
        var two = house(directory.resolve("mark"));
        var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var tasks = new ArrayList<Callable<TlogProof>>();
      for (int i = 0; i < 50; i++) {
        tasks.add(() -> one.record(7));
        tasks.add(() -> two.record(7));
      }
      List<Future<TlogProof>> receipts = pool.invokeAll(tasks);
      String expected = receipts.getFirst().get().toString();
      for (Future<TlogProof> receipt : receipts) {
        assertEquals(expected, receipt.get().toString());
      }
      assertEquals(1, one.storage.read(Storage.Reader::frontier).size());
    }
  }

  @Test
  void twoProcessesMayWriteAtOnce() throws Exception {
    try (var one = house(directory.resolve("mark"));
        var two = house(directory.resolve("mark"));
        var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var tasks = new ArrayList<Callable<TlogProof>>();
      for (int i = 0; i < 20; i++) {
        int number = i;
        tasks.add(() -> (number % 2 == 0 ? one : two).record(number));
      }
      for (Future<TlogProof> receipt : pool.invokeAll(tasks)) {
        byte[] leaf = leaf(one, receipt.get().index());
        assertTrue(receipt.get().includes(Merkle.leaf(leaf)));
      }
      assertEquals(20, one.storage.read(Storage.Reader::frontier).size());
    }
  }

  private static byte[] leaf(LogHouse house, long index) {
    return house.storage.read(reader -> reader.leaf(index));
  }

  private static void assertConflict(
      LogHouse house, String field, String key, String change, RecordType type, String body) {
    Outcome outcome = house.log.append(LogHouse.submission(key, change, type, body));
    assertEquals(new Outcome.Conflict(0, field), outcome);
  }
}
