package dev.evenkeel.store.remote;

/** What a service says of a change. */
public sealed interface Fetched {
  /**
   * Its evidence pack, not verified yet.
   *
   * @param files the pack
   */
  record Packed(RemotePack files) implements Fetched {}

  /** It knows nothing of the change, or shows us nothing of it. */
  record Nothing() implements Fetched {}

  /**
   * It says no.
   *
   * @param why for people
   */
  record Refused(String why) implements Fetched {}

  /**
   * Nobody answered, or somebody who could not tell.
   *
   * @param why for people
   */
  record Unreachable(String why) implements Fetched {}
}
