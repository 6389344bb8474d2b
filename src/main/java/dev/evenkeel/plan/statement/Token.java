package dev.evenkeel.plan.statement;

/**
 * A stretch of a script.
 *
 * @param start of its first character
 * @param end after its last character
 */
public record Token(Kind kind, int start, int end) {
  /** What the stretch is, as far as splitting needs to know. */
  public enum Kind {
    SPACE,
    COMMENT,
    WORD,
    /** A string, a quoted name, a dollar-quoted body, a conditional comment: never looked into. */
    QUOTED,
    /** A quote or comment that the script never closes; reaches to its end. */
    UNTERMINATED,
    SEMICOLON,
    OPEN,
    CLOSE,
    /** A backslash command to its line's end: psql's own, no SQL. */
    META,
    OTHER;

    /** Whether the stretch says nothing to the server. */
    public boolean trivia() {
      return this == SPACE || this == COMMENT;
    }
  }
}
