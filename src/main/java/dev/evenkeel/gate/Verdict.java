package dev.evenkeel.gate;

/** The gate's answer. Only {@link Gate} makes it. */
public sealed interface Verdict {
  /** Nothing stands against it. */
  record Passed() implements Verdict {
    @Override
    public String word() {
      return "passed";
    }

    @Override
    public int exitCode() {
      return 0;
    }
  }

  /**
   * Something is wrong.
   *
   * @param failing findings at or above the threshold
   * @param unknown findings nobody could judge, beside them
   */
  record Failed(int failing, int unknown) implements Verdict {
    @Override
    public String word() {
      return "failed";
    }

    @Override
    public int exitCode() {
      return 1;
    }
  }

  /**
   * Nothing is known to be wrong and something could not be judged.
   *
   * @param unknown how many findings could not be judged
   * @param nothingCompared whether there was nothing to compare at all
   */
  record Inconclusive(int unknown, boolean nothingCompared) implements Verdict {
    @Override
    public String word() {
      return "inconclusive";
    }

    @Override
    public int exitCode() {
      return 3;
    }
  }

  String word();

  /** The process's exit code for it: 0, 1 or 3. */
  int exitCode();
}
