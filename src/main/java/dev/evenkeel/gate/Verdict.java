package dev.evenkeel.gate;

/** The gate's answer. Only {@link Gate} makes it. */
public sealed interface Verdict {
  /** Nothing stands against it. */
  record Passed() implements Verdict {}

  /**
   * Something is wrong.
   *
   * @param failing findings at or above the threshold
   * @param unknown findings nobody could judge, beside them
   */
  record Failed(int failing, int unknown) implements Verdict {}

  /**
   * Nothing is known to be wrong and something could not be judged.
   *
   * @param unknown how many findings could not be judged
   * @param nothingCompared whether there was nothing to compare at all
   */
  record Inconclusive(int unknown, boolean nothingCompared) implements Verdict {}

  default String word() {
    return switch (this) {
      case Passed p -> "passed";
      case Failed f -> "failed";
      case Inconclusive i -> "inconclusive";
    };
  }

  /** The process's exit code for it: 0, 1 or 3. */
  default int exitCode() {
    return switch (this) {
      case Passed p -> 0;
      case Failed f -> 1;
      case Inconclusive i -> 3;
    };
  }
}
