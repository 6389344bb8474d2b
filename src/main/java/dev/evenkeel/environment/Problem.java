package dev.evenkeel.environment;

/**
 * One thing wrong with evenkeel.yaml. Holds no value that came in through {@code ${env:NAME}}.
 *
 * @param at {@code file:line}
 * @param saw what stands there
 * @param expected what should, and who says so
 * @param next what to do
 */
public record Problem(String at, String saw, String expected, String next) {
  /** Three lines for a terminal. */
  public String text() {
    return at + ": " + saw + "\n  expected: " + expected + "\n  next: " + next;
  }
}
