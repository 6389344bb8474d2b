package dev.evenkeel.drill.halfdeploy;

import java.util.List;
import java.util.Locale;

/**
 * A runner with an older plan that comes late.
 *
 * @param said by it where it complains; empty where it says success
 * @param differs what it changed
 */
public record Stale(Answer answer, String said, List<String> differs, long millis) {
  public Stale {
    differs = List.copyOf(differs);
  }

  /** What came of it. */
  public enum Answer {
    CHANGES_NOTHING,
    /** The older plan wins over the newer one. */
    CHANGES,
    HANGS;

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
