package dev.evenkeel.app.cli;

/** Text for the terminal: nothing in it can steer the terminal. */
public final class Printed {
  private Printed() {}

  public static String line(String text) {
    var safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (steers(c)) {
                safe.append(String.format("\\u%04x", c));
              } else {
                safe.appendCodePoint(c);
              }
            });
    return safe.toString();
  }

  /**
   * Controls, what turns the direction of writing, and the two that end a line without being one.
   */
  private static boolean steers(int c) {
    return Character.isISOControl(c)
        || switch (Character.getType(c)) {
          case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
          default -> false;
        };
  }
}
