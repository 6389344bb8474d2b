package dev.evenkeel.app.http;

import dev.evenkeel.trail.GroupCommit;
import dev.evenkeel.trail.Outcome;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.StorageFailure;
import dev.evenkeel.trail.Submitted;
import dev.evenkeel.trail.TransparencyLog;
import dev.evenkeel.trail.record.Submission;
import java.util.List;
import java.util.function.Function;

/**
 * The service's way into the log: what waits shares a commit, and what does not fit is sent back.
 */
public final class Appending implements AutoCloseable {
  private final Storage storage;
  private final TransparencyLog log;
  private final GroupCommit commits;

  /**
   * A way in.
   *
   * @param storage what the log writes to
   */
  public Appending(Storage storage, TransparencyLog log, GroupCommit.Limits limits) {
    this.storage = storage;
    this.log = log;
    this.commits = GroupCommit.start(log, limits);
  }

  /** Comes back when the record is safe in the log, or with what keeps it from being there. */
  public Outcome append(Submission submission) {
    return switch (commits.submit(submission)) {
      case Submitted.Settled settled -> settled.outcome();
      case Submitted.Full full ->
          throw new Refusal(
              ProblemKind.BUSY,
              full.waiting() + " records wait for the log already",
              "send it again after the seconds in Retry-After");
      case Submitted.Stopping stopping ->
          throw new Refusal(
              ProblemKind.STOPPING, "the service finishes what it has begun", "send it again");
      case Submitted.Unknown unknown -> throw new StorageFailure(unknown.why());
      case Submitted.Refused refused ->
          throw new Refusal(
              ProblemKind.LOG_REFUSED, refused.why(), "docs/operations.md, \"The log refuses\"");
    };
  }

  /** A short look before an append; those who export a large change do not hold it up. */
  <T> T look(Function<Storage.Reader, T> work) {
    return storage.read(work);
  }

  /** Fails as an append would, and writes nothing. */
  void probe() {
    log.append(List.of());
  }

  int waiting() {
    return commits.waiting();
  }

  /** Writes what waits, and ends. */
  @Override
  public void close() {
    commits.close();
  }
}
