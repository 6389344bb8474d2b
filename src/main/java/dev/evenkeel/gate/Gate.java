package dev.evenkeel.gate;

import dev.evenkeel.check.Finding;
import dev.evenkeel.check.Severity;
import dev.evenkeel.difference.Coverage;
import dev.evenkeel.difference.ItemClass;
import java.util.List;

/**
 * The only place that decides whether a deploy goes on.
 *
 * @param failOn findings of this severity and above fail
 */
public record Gate(Severity failOn) {
  /**
   * One open finding at the threshold fails, even when something else is unknown. A finding that
   * nobody could judge never counts as failing and never as passing. What an allowance lets pass
   * counts as neither.
   */
  public Verdict decide(List<Finding> findings, Coverage coverage) {
    int failing = 0;
    int unknown = 0;
    for (Finding finding : findings) {
      if (finding.itemClass() == ItemClass.UNKNOWN) {
        unknown++;
      } else if (finding.itemClass() != ItemClass.ALLOWED
          && finding.severity().compareTo(failOn) >= 0) {
        failing++;
      }
    }
    return weigh(failing, unknown, coverage.items() == 0);
  }

  /**
   * What so many failing and so many open points come to.
   *
   * @param nothing whether there was nothing to look at
   */
  public static Verdict weigh(int failing, int unknown, boolean nothing) {
    if (failing > 0) {
      return new Verdict.Failed(failing, unknown);
    }
    return unknown > 0 || nothing
        ? new Verdict.Inconclusive(unknown, nothing)
        : new Verdict.Passed();
  }
}
