package dev.evenkeel.app.cli.drill;

import dev.evenkeel.app.cli.Printed;
import dev.evenkeel.app.console.Console;
import dev.evenkeel.operation.drill.Progress;
import java.time.Duration;

/** What is being tried and how long it will take, on one line of a terminal that is rewritten. */
final class ProgressLine implements Progress {
  private static final int WIDTH = 100;
  private final Console console;

  private ProgressLine(Console console) {
    this.console = console;
  }

  /** Nobody watches a log file: without a terminal nothing is said. */
  static Progress of(Console console) {
    return console.terminal() ? new ProgressLine(console) : Progress.NONE;
  }

  @Override
  public synchronized void doing(String what) {
    line("evenkeel: " + what + " ...");
  }

  @Override
  public synchronized void done(int units, int of, String newest, Duration left) {
    line(
        "evenkeel: "
            + units
            + " of "
            + of
            + ", about "
            + (left.toSeconds() + 1)
            + " s left; tried "
            + Printed.line(newest));
    if (units == of) {
      clear();
    }
  }

  /** Takes the line away before a report begins. */
  synchronized void clear() {
    console.err().print("\r" + " ".repeat(WIDTH) + "\r");
    console.err().flush();
  }

  private void line(String text) {
    String shown = text.length() > WIDTH ? text.substring(0, WIDTH) : text;
    console.err().print("\r" + shown + " ".repeat(WIDTH - shown.length()));
    console.err().flush();
  }
}
