package dev.evenkeel.trail;

import dev.evenkeel.trail.note.TlogProof;

/** What became of a submission. */
public sealed interface Outcome {
  /**
   * It is in the log.
   *
   * @param receipt shows it
   */
  record Recorded(TlogProof receipt) implements Outcome {}

  /**
   * It was in the log already, the same in all that its writer stated.
   *
   * @param receipt the first one, byte for byte
   */
  record Repeated(TlogProof receipt) implements Outcome {}

  /**
   * Its key names another request.
   *
   * @param index the entry that has the key
   * @param field the first field that differs
   */
  record Conflict(long index, String field) implements Outcome {}

  /**
   * It cannot be an entry of this log; the rest of its batch is not held up by it.
   *
   * @param problem what is wrong with it, for its writer
   */
  record Unfit(String problem) implements Outcome {}
}
