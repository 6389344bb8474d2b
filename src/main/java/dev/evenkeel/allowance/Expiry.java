package dev.evenkeel.allowance;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** How an expiry date stands to today: the one place that every path asks. */
public enum Expiry {
  /** The day has passed: it allows nothing any more. */
  EXPIRED,
  /** It ends within {@value #SOON_DAYS} days. */
  SOON,
  /** It holds. */
  IN_FORCE,
  /** It holds for more than {@value #FAR_DAYS} days, longer than anybody remembers why. */
  FAR;

  static final int SOON_DAYS = 14;
  static final int FAR_DAYS = 180;

  /** The day of expiry is still in force. */
  public static Expiry of(LocalDate expires, LocalDate today) {
    long days = ChronoUnit.DAYS.between(today, expires);
    if (days < 0) {
      return EXPIRED;
    }
    if (days <= SOON_DAYS) {
      return SOON;
    }
    return days > FAR_DAYS ? FAR : IN_FORCE;
  }
}
