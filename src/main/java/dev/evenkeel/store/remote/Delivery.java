package dev.evenkeel.store.remote;

import dev.evenkeel.trail.note.TlogProof;

/** What became of a record that was sent. */
public sealed interface Delivery {
  /**
   * It is in the log.
   *
   * @param receipt the first one, however often it was sent
   */
  record Received(TlogProof receipt) implements Delivery {}

  /**
   * The service says no, and would say so again.
   *
   * @param code its word for why, empty where it gave none
   * @param why for people
   */
  record Refused(String code, String why) implements Delivery {}

  /**
   * Nobody answered, or somebody who could not tell; it may be in the log or not. Safe to send
   * again with the same key.
   *
   * @param why for people
   */
  record Unreachable(String why) implements Delivery {}
}
