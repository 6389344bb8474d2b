package dev.evenkeel.trail;

/** What a writer is told by a log that many write to. Nobody is left without an answer. */
public sealed interface Submitted {
  /**
   * The log has decided; a receipt in it is of a record that survives the power.
   *
   * @param outcome what became of it
   */
  record Settled(Outcome outcome) implements Submitted {}

  /**
   * Too much waits already; nothing was taken. Safe to send again, later.
   *
   * @param waiting how many wait
   */
  record Full(int waiting) implements Submitted {}

  /** The log is being closed; nothing was taken. Safe to send again. */
  record Stopping() implements Submitted {}

  /**
   * Writing failed, and whether the record is in the log is not known. Safe to send again with the
   * same key: if it is in, its first receipt comes back.
   *
   * @param why what failed
   */
  record Unknown(String why) implements Submitted {}

  /**
   * The log does not hold together, so nothing is signed. Sending again does not help before
   * somebody has followed the runbook.
   *
   * @param why what does not hold
   */
  record Refused(String why) implements Submitted {}
}
