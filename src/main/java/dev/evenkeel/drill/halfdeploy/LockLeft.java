package dev.evenkeel.drill.halfdeploy;

import java.util.Locale;

/**
 * What became of the tool's lock when its owner had died.
 *
 * @param said by who asked for it next, or to whom; empty where it was got
 */
public record LockLeft(Answer answer, String said) {
  /** What came of it. */
  public enum Answer {
    /** The next run got it. */
    RELEASED,
    /** A row says that it is taken, and nobody is there who would give it back. */
    ROW_LEFT,
    /** The next run asked for it and did not get it. */
    HELD,
    /** The next run was told that it does not have it, and went on all the same. */
    WITHOUT,
    /** What the next run was told could not be seen. */
    UNSEEN,
    /** The tool takes none. */
    NONE;

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
