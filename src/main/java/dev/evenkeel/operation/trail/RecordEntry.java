package dev.evenkeel.operation.trail;

import dev.evenkeel.trail.Outcome;
import dev.evenkeel.trail.TransparencyLog;
import dev.evenkeel.trail.note.TlogProof;
import dev.evenkeel.trail.record.Submission;

/** Puts one record into the log and hands out its receipt. */
public final class RecordEntry {
  /** The answer to a writer. */
  public sealed interface Answer {
    /**
     * The record is in the log; a repeated request gets the same bytes.
     *
     * @param receipt shows it offline
     */
    record Receipt(TlogProof receipt) implements Answer {}

    /**
     * Nothing was written.
     *
     * @param problem what is wrong with the request
     */
    record Refused(String problem) implements Answer {}
  }

  private RecordEntry() {}

  public static Answer run(TransparencyLog log, Submission submission) {
    return switch (log.append(submission)) {
      case Outcome.Recorded recorded -> new Answer.Receipt(recorded.receipt());
      case Outcome.Repeated repeated -> new Answer.Receipt(repeated.receipt());
      case Outcome.Conflict conflict ->
          new Answer.Refused(
              "the key "
                  + submission.key()
                  + " belongs to record "
                  + conflict.index()
                  + ", which differs in: "
                  + conflict.field()
                  + "; a new record needs a new key, a repeated one the same fields");
      case Outcome.Unfit unfit -> new Answer.Refused(unfit.problem());
    };
  }
}
