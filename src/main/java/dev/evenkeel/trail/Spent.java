package dev.evenkeel.trail;

/** What becomes of something that counts once. */
public enum Spent {
  /** It counts. */
  NOW,
  /** It counted before. */
  BEFORE,
  /** It does not count: no more can be remembered. */
  NO_ROOM
}
