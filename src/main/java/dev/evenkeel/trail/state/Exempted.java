package dev.evenkeel.trail.state;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What was let pass although it should not be so.
 *
 * @param item what
 * @param expires the last day it holds, as stated
 * @param index the newest record about it
 * @param saidExpired whether a record says that it expired
 */
public record Exempted(
    String item,
    Optional<String> why,
    String owner,
    Optional<String> expires,
    Optional<String> changeOurMind,
    long index,
    boolean saidExpired) {
  /** Whether it still holds on a day. */
  public enum Standing {
    HOLDS,
    EXPIRED,
    NO_EXPIRY_STATED
  }

  public Standing on(LocalDate day) {
    if (saidExpired) {
      return Standing.EXPIRED;
    }
    return expires
        .flatMap(Exempted::date)
        .map(last -> last.isBefore(day) ? Standing.EXPIRED : Standing.HOLDS)
        .orElse(Standing.NO_EXPIRY_STATED);
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
