package dev.evenkeel.drill.halfdeploy;

import java.util.Locale;

/** What becomes of a state when the tool is run again. */
public enum Forward {
  /** The same as the uninterrupted run, rows included. */
  CONVERGES,
  /** The tool says success, and something is another than after the uninterrupted run. */
  DIFFERS,
  FAILS,
  HANGS;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
