package dev.evenkeel.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.trail.GroupCommit;
import dev.evenkeel.trail.Outcome;
import dev.evenkeel.trail.Rows;
import dev.evenkeel.trail.Signers;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.StorageFailure;
import dev.evenkeel.trail.Submitted;
import dev.evenkeel.trail.TransparencyLog;
import dev.evenkeel.trail.note.TlogProof;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.Submission;
import dev.evenkeel.trail.tree.Merkle;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds where many threads write to one log, whatever keeps its rows. */
public abstract class GroupCommitContract {
  @TempDir protected Path directory;

  protected abstract Storage open();

  private GroupCommit start(Storage storage, LogHouse house, GroupCommit.Limits limits) {
    var log =
        new TransparencyLog(
            storage,
            house.mark,
            Signers.of(LogHouse.KEY),
            Clock.fixed(Instant.parse("2026-11-26T17:00:00Z"), ZoneOffset.UTC),
            new SecureRandom());
    return GroupCommit.start(log, limits);
  }

  private LogHouse house() {
    return new LogHouse(open(), directory.resolve("away").resolve("mark"));
  }

  @Test
  void aHundredThreadsWithTheSameKeyMakeOneEntryAndGetTheSameBytes() throws Exception {
    try (var house = house();
        var writer = start(house.storage, house, GroupCommit.Limits.USUAL);
        var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<Future<Submitted>>();
      for (int i = 0; i < 100; i++) {
        answers.add(pool.submit(() -> writer.submit(LogHouse.numbered(7))));
      }
      var receipts = new HashSet<String>();
      for (Future<Submitted> answer : answers) {
        receipts.add(receipt(answer.get()).toString());
      }
      assertEquals(1, receipts.size());
      assertEquals(1, house.storage.read(Storage.Reader::frontier).size());
    }
  }

  @Test
  void whatWaitsWhileABatchIsOnItsWayBecomesOneBatch() throws Exception {
    try (var house = house();
        var second = open();
        var writer = start(house.storage, house, GroupCommit.Limits.USUAL)) {
      var answers = new ArrayList<CompletableFuture<Submitted>>();
      whileNobodyElseWrites(
          second,
          () -> {
            for (int i = 0; i < 100; i++) {
              answers.add(writer.offer(LogHouse.numbered(i)));
            }
          });
      for (int i = 0; i < 100; i++) {
        TlogProof receipt = receipt(answers.get(i).get(1, TimeUnit.MINUTES));
        byte[] leaf = house.storage.read(reader -> reader.leaf(receipt.index()));
        assertTrue(receipt.includes(Merkle.leaf(leaf)), "record " + i);
        assertEquals(receipt.toString(), house.record(i).toString());
      }
      var heads = new ArrayList<Rows.StoredCheckpoint>();
      house.storage.audit(
          rows -> {
            rows.checkpoints(heads::add);
            return true;
          });
      assertTrue(heads.size() <= 2, "100 records that waited were signed " + heads.size() + "x");
    }
  }

  @Test
  void whatDoesNotFitIsToldSoAndNothingOfItIsTaken() throws Exception {
    try (var house = house();
        var second = open();
        var writer = start(house.storage, house, new GroupCommit.Limits(3, 1 << 20, 10))) {
      var answers = new ArrayList<CompletableFuture<Submitted>>();
      whileNobodyElseWrites(
          second,
          () -> {
            for (int i = 0; i < 20; i++) {
              answers.add(writer.offer(LogHouse.numbered(i)));
            }
          });
      int full = 0;
      int settled = 0;
      for (CompletableFuture<Submitted> answer : answers) {
        switch (answer.get(1, TimeUnit.MINUTES)) {
          case Submitted.Full none -> full++;
          case Submitted.Settled one -> settled++;
          default -> throw new AssertionError(answer.join().toString());
        }
      }
      assertTrue(full > 0 && settled > 0, full + " and " + settled);
      assertEquals(settled, house.storage.read(Storage.Reader::frontier).size());
    }
  }

  @Test
  void aStopWritesWhatWaitsAndTakesNothingMore() throws Exception {
    try (var house = house();
        var second = open()) {
      var writer = start(house.storage, house, GroupCommit.Limits.USUAL);
      var answers = new ArrayList<CompletableFuture<Submitted>>();
      var stopped = new ArrayList<Thread>();
      whileNobodyElseWrites(
          second,
          () -> {
            for (int i = 0; i < 10; i++) {
              answers.add(writer.offer(LogHouse.numbered(i)));
            }
            stopped.add(Thread.ofVirtual().start(writer::stop));
          });
      stopped.getFirst().join();
      for (CompletableFuture<Submitted> answer : answers) {
        assertTrue(answer.isDone(), "a stop ended before an answer");
        receipt(answer.join());
      }
      assertEquals(new Submitted.Stopping(), writer.submit(LogHouse.numbered(11)));
      assertEquals(10, house.storage.read(Storage.Reader::frontier).size());
    }
  }

  @Test
  void oneThatIsUnfitHoldsNobodyElseUp() throws Exception {
    try (var house = house();
        var second = open();
        var writer = start(house.storage, house, GroupCommit.Limits.USUAL)) {
      var answers = new ArrayList<CompletableFuture<Submitted>>();
      Submission unfit =
          LogHouse.submission(
              "e",
              "c",
              RecordType.EVIDENCE_ERASED,
              "{\"commitment\":\"" + Merkle.EMPTY.base64() + "\",\"reason\":\"r\"}");
      whileNobodyElseWrites(
          second,
          () -> {
            answers.add(writer.offer(LogHouse.numbered(0)));
            answers.add(writer.offer(unfit));
            answers.add(writer.offer(LogHouse.numbered(1)));
          });
      receipt(answers.get(0).get(1, TimeUnit.MINUTES));
      receipt(answers.get(2).get(1, TimeUnit.MINUTES));
      var settled =
          assertInstanceOf(Submitted.Settled.class, answers.get(1).get(1, TimeUnit.MINUTES));
      assertInstanceOf(Outcome.Unfit.class, settled.outcome());
      assertEquals(2, house.storage.read(Storage.Reader::frontier).size());
    }
  }

  @Test
  void afterAFailureEverybodyKnowsAndTheSameKeyGetsTheOneReceipt() {
    var failing = new FailingStorage(this::open);
    try (var house = house();
        var storage = new ReopeningStorage(() -> failing);
        var writer = start(storage, house, GroupCommit.Limits.USUAL)) {
      receipt(writer.submit(LogHouse.numbered(0)));
      for (var fault : FailingStorage.Fault.values()) {
        int number = 1 + fault.ordinal();
        failing.fail(fault);
        assertInstanceOf(Submitted.Unknown.class, writer.submit(LogHouse.numbered(number)));
        assertTrue(writer.trouble().isPresent());
        TlogProof receipt = receipt(writer.submit(LogHouse.numbered(number)));
        assertTrue(writer.trouble().isEmpty());
        assertEquals(number, receipt.index());
        assertEquals(receipt.toString(), house.record(number).toString());
      }
      assertEquals(2, failing.opened() - 1, "each failure opened the database anew");
    }
  }

  /** Holds the appenders' lock while the work is done. */
  private static void whileNobodyElseWrites(Storage other, Runnable work) throws Exception {
    var held = new CountDownLatch(1);
    var done = new CountDownLatch(1);
    Thread holder =
        Thread.ofPlatform()
            .start(
                () ->
                    other.write(
                        writer -> {
                          held.countDown();
                          try {
                            return done.await(1, TimeUnit.MINUTES);
                          } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                          }
                        }));
    held.await();
    work.run();
    done.countDown();
    holder.join();
  }

  private static TlogProof receipt(Submitted submitted) {
    var settled = assertInstanceOf(Submitted.Settled.class, submitted);
    return switch (settled.outcome()) {
      case Outcome.Recorded recorded -> recorded.receipt();
      case Outcome.Repeated repeated -> repeated.receipt();
      case Outcome.Conflict conflict -> throw new AssertionError(conflict.toString());
      case Outcome.Unfit unfit -> throw new AssertionError(unfit.toString());
    };
  }

  /** A database whose commits can fail, before or after they happened. */
  private static final class FailingStorage implements Storage {
    enum Fault {
      BEFORE_COMMIT,
      AFTER_COMMIT
    }

    private final Supplier<Storage> opening;
    private Optional<Storage> open = Optional.empty();
    private Optional<Fault> next = Optional.empty();
    private int opened;

    FailingStorage(Supplier<Storage> opening) {
      this.opening = opening;
    }

    void fail(Fault fault) {
      next = Optional.of(fault);
    }

    int opened() {
      return opened;
    }

    private Storage storage() {
      if (open.isEmpty()) {
        opened++;
        open = Optional.of(opening.get());
      }
      return open.get();
    }

    @Override
    public <T> T write(Function<Writer, T> work) {
      boolean before = next.filter(Fault.BEFORE_COMMIT::equals).isPresent();
      boolean after = next.filter(Fault.AFTER_COMMIT::equals).isPresent();
      next = Optional.empty();
      T result =
          storage()
              .write(
                  writer -> {
                    T done = work.apply(writer);
                    if (before) {
                      throw failure();
                    }
                    return done;
                  });
      if (after) {
        throw failure();
      }
      return result;
    }

    private static StorageFailure failure() {
      return new StorageFailure("the disk failed", new IOException("EIO"));
    }

    @Override
    public <T> T read(Function<Reader, T> work) {
      return storage().read(work);
    }

    @Override
    public <T> T audit(Function<Rows, T> work) {
      return storage().audit(work);
    }

    @Override
    public void close() {
      open.ifPresent(Storage::close);
      open = Optional.empty();
    }
  }
}
