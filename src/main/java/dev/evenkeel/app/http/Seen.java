package dev.evenkeel.app.http;

import java.time.DateTimeException;
import java.time.Instant;

/** Parameters as a caller wrote them, read strictly. */
final class Seen {
  private static final int LONGEST = 60;

  private Seen() {}

  static Instant time(String name, String written) {
    try {
      return Instant.parse(written);
    } catch (DateTimeException e) {
      throw new Refusal(
          ProblemKind.NOT_UNDERSTOOD,
          name + ": a time in UTC is expected",
          "write it as 2026-11-26T17:00:00Z");
    }
  }

  static long number(String name, String written) {
    if (!written.matches("0|[1-9]\\d{0,14}")) {
      throw new Refusal(
          ProblemKind.NOT_UNDERSTOOD,
          name + ": a whole number is expected",
          "write it in decimal digits");
    }
    return Long.parseLong(written);
  }

  /** A foreign word for a message: short, and nothing that a terminal would obey. */
  static String word(String foreign) {
    String plain = foreign.replaceAll("[^\\x20-\\x7e]", "?");
    return plain.length() > LONGEST ? plain.substring(0, LONGEST) + "..." : plain;
  }
}
