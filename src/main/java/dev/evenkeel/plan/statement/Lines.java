package dev.evenkeel.plan.statement;

/** Line numbers of offsets that only grow: a script is counted once. */
public final class Lines {
  private final String text;
  private int at;
  private int line = 1;

  public Lines(String text) {
    this.text = text;
  }

  /** Line of the offset, 1-based; line ends are LF, CRLF or CR. */
  public int of(int offset) {
    if (offset < at) {
      at = 0;
      line = 1;
    }
    for (; at < offset; at++) {
      char c = text.charAt(at);
      if (c == '\n' || (c == '\r' && !text.startsWith("\n", at + 1))) {
        line++;
      }
    }
    return line;
  }
}
