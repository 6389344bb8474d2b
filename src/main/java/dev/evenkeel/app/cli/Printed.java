package dev.evenkeel.app.cli;

/** Text for the terminal: nothing in it can steer the terminal. */
public final class Printed {
  private Printed() {}

  public static String line(String text) {
    var safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                safe.append(String.format("\\u%04x", c));
              } else {
                safe.appendCodePoint(c);
              }
            });
    return safe.toString();
  }
}
