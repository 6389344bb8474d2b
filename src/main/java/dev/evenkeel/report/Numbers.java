package dev.evenkeel.report;

import java.util.Locale;

/** Numbers as every report spells them. */
public final class Numbers {
  private Numbers() {}

  /** With a comma between thousands. */
  public static String number(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  /** A number and what it counts, in the plural where it is not one. */
  public static String counted(long n, String noun) {
    return number(n) + " " + noun + (n == 1 ? "" : "s");
  }
}
