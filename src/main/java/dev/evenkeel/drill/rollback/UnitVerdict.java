package dev.evenkeel.drill.rollback;

import java.util.Locale;

/** What a unit's way back means for the drill. */
public enum UnitVerdict {
  /** It does not lead back, or not with the data. */
  FAILED,
  /** The harness is not sure, or the way forth did not go: nothing may be said. */
  UNDECIDED,
  /** Everything is back, in a form that not everybody will like. */
  WARN,
  /** It loses something, and somebody signed for that. */
  DECLARED_ONE_WAY,
  /** It leads back. */
  HELD;

  /** As the drill record says it. */
  public String word() {
    return this == DECLARED_ONE_WAY || this == UNDECIDED ? name() : name().toLowerCase(Locale.ROOT);
  }
}
