package dev.evenkeel.drill;

/** What a state means for the person who finds it at 2:13 AM; worst first. */
public enum StateVerdict {
  /** Something says success, and the state is not what it should be. */
  SILENT_WRONG,
  /** A seeded row is gone or altered, and no way leads back to it. */
  DATA_LOSS,
  /** Neither forth nor back without a person. */
  STUCK,
  /** The way forth converges, the way back does not restore. */
  FORWARD_ONLY,
  /** The way back restores, the way forth does not converge. */
  BACK_ONLY,
  /** Both ways lead out. */
  SAFE,
  /** A point of no return that somebody signed for. */
  DECLARED_ONE_WAY,
  /** The harness is not sure: nothing may be said. */
  UNDECIDED
}
