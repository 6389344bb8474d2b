package dev.evenkeel.drill;

import java.time.LocalDate;

/** A point of no return that somebody signed for, as evenkeel.yaml says it. */
public record OneWay(
    String unit, String why, String owner, LocalDate expires, String changeOurMind, String at) {
  private static final int SOON = 14;

  public boolean expired(LocalDate today) {
    return expires.isBefore(today);
  }

  public boolean expiresSoon(LocalDate today) {
    return !expired(today) && expires.isBefore(today.plusDays(SOON + 1L));
  }
}
