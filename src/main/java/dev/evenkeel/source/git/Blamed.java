package dev.evenkeel.source.git;

/** What history says of a difference. */
public sealed interface Blamed {
  /** This commit brought it in. */
  record By(Commit commit) implements Blamed {}

  /** It stands in the working tree alone: nobody has committed it yet. */
  record Uncommitted(String file) implements Blamed {}

  /** History could not say. */
  record Unknown(String why) implements Blamed {}
}
