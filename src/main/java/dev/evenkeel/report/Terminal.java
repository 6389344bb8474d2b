package dev.evenkeel.report;

import java.io.IOException;
import java.util.List;

/**
 * Writes lines for a terminal: colour where it is wanted, and never a line that a CI runner obeys.
 */
public final class Terminal {
  /** What a piece of text is, as the reader's eye should take it. */
  public enum Tone {
    PLAIN(""),
    STRONG("1"),
    DIM("2"),
    BAD("1;31"),
    UNSURE("1;35"),
    WARN("1;33"),
    GOOD("1;32"),
    MARK("1;4");

    private final String code;

    Tone(String code) {
      this.code = code;
    }
  }

  private final Appendable out;
  private final boolean color;
  private final StringBuilder line = new StringBuilder();

  public Terminal(Appendable out, boolean color) {
    this.out = out;
    this.color = color;
  }

  public Terminal text(String text) {
    line.append(text);
    return this;
  }

  public Terminal text(Tone tone, String text) {
    boolean toned = color && tone != Tone.PLAIN && !text.isBlank();
    if (toned) {
      line.append("\u001b[").append(tone.code).append('m');
    }
    line.append(text);
    if (toned) {
      line.append("\u001b[0m");
    }
    return this;
  }

  /** Ends the line. A runner obeys {@code ::command::} after leading white space. */
  public void end() throws IOException {
    int end = line.length();
    while (end > 0 && line.charAt(end - 1) == ' ') {
      end--;
    }
    line.setLength(end);
    int start = 0;
    while (start < end && line.charAt(start) == ' ') {
      start++;
    }
    if (line.indexOf("::", start) == start) {
      line.replace(start, start + 1, "\\x3a");
    }
    out.append(line).append('\n');
    line.setLength(0);
  }

  /** A title and lines under it, and an empty one before what follows; nothing where none is. */
  public void section(String title, List<String> lines) throws IOException {
    last(title, lines);
    if (!lines.isEmpty()) {
      end();
    }
  }

  /** The same where nothing follows. */
  public void last(String title, List<String> lines) throws IOException {
    if (lines.isEmpty()) {
      return;
    }
    text(Tone.DIM, title).end();
    for (String each : lines) {
      text("  ").text(Printable.of(each)).end();
    }
  }
}
