package dev.evenkeel.check;

/**
 * Something wrong with a check's file.
 *
 * @param at {@code file:line}
 * @param text what was seen, what was expected, what to do
 */
public record Problem(String at, String text) {
  @Override
  public String toString() {
    return at + ": " + text;
  }
}
