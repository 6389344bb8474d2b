package dev.evenkeel.sandbox.seed;

/** What the server said to a row. */
sealed interface Attempt {
  /** It took the row. */
  record Taken() implements Attempt {}

  /**
   * It did not.
   *
   * @param state SQLSTATE
   * @param message its first line, which names the rule
   */
  record Refused(String state, String message) implements Attempt {
    boolean isDouble() {
      return state.equals("23505") || message.startsWith("Duplicate entry");
    }

    boolean isDangling() {
      return state.equals("23503") || message.contains("foreign key constraint fails");
    }

    /** Whether this is about the same rule; the values that stand in a message do not count. */
    boolean isLike(Refused other) {
      return state.equals(other.state) && bare(message).equals(bare(other.message));
    }

    private static String bare(String message) {
      return message.replaceAll("'[^']*'|(?<!\\w)\\d+", "");
    }
  }
}
