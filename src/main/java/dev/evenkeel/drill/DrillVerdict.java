package dev.evenkeel.drill;

import java.util.Locale;

/** What a drill as a whole comes to. */
public enum DrillVerdict {
  PASSED(0),
  FAILED(1),
  INCONCLUSIVE(3);

  private final int exitCode;

  DrillVerdict(int exitCode) {
    this.exitCode = exitCode;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public int exitCode() {
    return exitCode;
  }
}
