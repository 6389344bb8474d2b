package dev.evenkeel.app.http;

import dev.evenkeel.trail.tree.Hash;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

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

  /** 32 bytes, in hex or in base64 of either alphabet. */
  static Hash hash(String name, String written) {
    try {
      return Hash.of(
          written.length() == 2 * Hash.BYTES
              ? HexFormat.of().parseHex(written)
              : Base64.getDecoder().decode(written.replace('-', '+').replace('_', '/')));
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          ProblemKind.NOT_UNDERSTOOD,
          name + ": a hash of 32 bytes is expected",
          "write it in hex, or in base64 with - and _ as in URLs");
    }
  }

  /** A foreign word for a message: short, and nothing that a terminal would obey. */
  static String word(String foreign) {
    String plain = foreign.replaceAll("[^\\x20-\\x7e]", "?");
    return plain.length() > LONGEST ? plain.substring(0, LONGEST) + "..." : plain;
  }
}
