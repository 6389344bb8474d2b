package dev.evenkeel.trail.state;

import java.util.Locale;
import java.util.Optional;

/**
 * One thing that keeps an environment from being known good.
 *
 * @param kind what it is
 * @param change about which change, where it is about one
 * @param says what was seen and what was expected
 * @param owner whose it is
 * @param index the record it rests on; nothing where the point is that there is none
 * @param next what to do
 */
public record Concern(
    Kind kind,
    Optional<String> change,
    String says,
    String owner,
    Optional<Long> index,
    String next) {
  /** What a concern is about; the words are a contract with scripts. */
  public enum Kind {
    HALF_WAY(true),
    SHADOW_CHANGE(true),
    COMPARISON_FAILED(true),
    EXCEPTION_EXPIRED(true),
    DRILL_FAILED(true),
    OVERDUE(false),
    NOTHING_DEPLOYED(false),
    NEVER_COMPARED(false),
    COMPARISON_INCONCLUSIVE(false),
    COMPARISON_OLD(false),
    COMPARISON_NOT_RECORDED(false),
    COMPARED_BEFORE_CHANGE(false),
    EXCEPTION_WITHOUT_EXPIRY(false),
    DRILL_MISSING(false),
    DRILL_INCONCLUSIVE(false),
    DRILL_OLD(false),
    ORDER_IN_DOUBT(false),
    AHEAD_OF_CLOCK(false);

    private final boolean wrong;

    Kind(boolean wrong) {
      this.wrong = wrong;
    }

    /** Known to be wrong; else it is not known to be right. */
    public boolean wrong() {
      return wrong;
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
