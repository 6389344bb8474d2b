package dev.evenkeel.trail;

import dev.evenkeel.trail.record.Attachment;
import dev.evenkeel.trail.record.Submission;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Lets many threads write to one log: one appender takes whatever waits and makes it one
 * transaction, so that a sync of the disk and a signature are shared. While one batch is on its way
 * to the disk, the next one gathers; nobody waits for a clock.
 */
public final class GroupCommit implements AutoCloseable {
  /**
   * How much is taken in.
   *
   * @param waiting submissions that may wait
   * @param waitingBytes bodies and evidence that may wait, in bytes
   * @param batch submissions of one transaction
   */
  public record Limits(int waiting, long waitingBytes, int batch) {
    public static final Limits USUAL = new Limits(4096, 256L << 20, 256);
  }

  private record Waiting(Submission submission, long bytes, CompletableFuture<Submitted> answer) {}

  private final TransparencyLog log;
  private final Limits limits;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Waiting> queue = new ArrayDeque<>();
  private Optional<Thread> appender = Optional.empty();
  private Optional<String> trouble = Optional.empty();
  private long bytes;
  private boolean stopping;

  GroupCommit(TransparencyLog log, Limits limits) {
    this.log = log;
    this.limits = limits;
  }

  /** A log that is written to from now on; no one else should write to it in this process. */
  public static GroupCommit start(TransparencyLog log, Limits limits) {
    var started = new GroupCommit(log, limits);
    started.appender = Optional.of(Thread.ofPlatform().name("appender").start(started::work));
    return started;
  }

  /** Waits until the record is on the disk, or until it is known that it will not be. */
  public Submitted submit(Submission submission) {
    return offer(submission).join();
  }

  /** As {@link #submit}, for a caller that has other things to do. */
  public CompletableFuture<Submitted> offer(Submission submission) {
    long size =
        Stream.concat(submission.body().stream(), submission.evidence().stream())
            .mapToLong(Attachment::size)
            .sum();
    lock.lock();
    try {
      if (stopping) {
        return CompletableFuture.completedFuture(new Submitted.Stopping());
      }
      // One that is too large for the whole queue is taken while nothing waits: it would never be.
      boolean room = queue.isEmpty() || bytes + size <= limits.waitingBytes;
      if (queue.size() >= limits.waiting || !room) {
        return CompletableFuture.completedFuture(new Submitted.Full(queue.size()));
      }
      var waiting = new Waiting(submission, size, new CompletableFuture<>());
      queue.add(waiting);
      bytes += size;
      changed.signalAll();
      return waiting.answer;
    } finally {
      lock.unlock();
    }
  }

  /** How many wait. */
  public int waiting() {
    lock.lock();
    try {
      return queue.size();
    } finally {
      lock.unlock();
    }
  }

  /** What the newest batch failed with; nothing where it went well. */
  public Optional<String> trouble() {
    lock.lock();
    try {
      return trouble;
    } finally {
      lock.unlock();
    }
  }

  private void work() {
    while (gathered()) {
      turn();
    }
  }

  private boolean gathered() {
    lock.lock();
    try {
      while (queue.isEmpty() && !stopping) {
        changed.awaitUninterruptibly();
      }
      return !queue.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Makes one transaction of what waits. */
  void turn() {
    List<Waiting> batch = taken();
    if (batch.isEmpty()) {
      return;
    }
    try {
      List<Outcome> outcomes = log.append(batch.stream().map(Waiting::submission).toList());
      remember(Optional.empty());
      for (int i = 0; i < batch.size(); i++) {
        batch.get(i).answer.complete(new Submitted.Settled(outcomes.get(i)));
      }
    } catch (TrailRefused e) {
      String why = String.valueOf(e.getMessage());
      failed(batch, why, new Submitted.Refused(why));
    } catch (StorageFailure e) {
      String why = String.valueOf(e.getMessage());
      failed(batch, why, new Submitted.Unknown(why));
    } catch (RuntimeException | Error e) {
      // Whatever it was, nobody may be left waiting; the next batch may go well.
      String why = "the appender failed (" + e.getClass().getSimpleName() + ")";
      failed(batch, why, new Submitted.Unknown(why));
    }
  }

  private void failed(List<Waiting> batch, String why, Submitted answer) {
    remember(Optional.of(why));
    batch.forEach(waiting -> waiting.answer.complete(answer));
  }

  private void remember(Optional<String> why) {
    lock.lock();
    try {
      trouble = why;
    } finally {
      lock.unlock();
    }
  }

  private List<Waiting> taken() {
    lock.lock();
    try {
      var batch = new ArrayList<Waiting>();
      while (batch.size() < limits.batch && !queue.isEmpty()) {
        Waiting next = queue.remove();
        bytes -= next.bytes;
        batch.add(next);
      }
      return batch;
    } finally {
      lock.unlock();
    }
  }

  /** Takes nothing more, writes what waits, and returns when all have their answers. */
  public void stop() {
    lock.lock();
    try {
      stopping = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    appender.ifPresent(GroupCommit::awaitEnd);
  }

  private static void awaitEnd(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stop();
  }
}
