package dev.evenkeel.trail.note;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Readers that accept one spelling of a value only. */
final class Strict {
  private Strict() {}

  /** Standard base64 with padding. The JDK's decoder also takes spare bits and no padding. */
  static byte[] base64(String text, String where) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      throw new Malformed(where + ": not base64 (RFC 4648 section 4, with padding)");
    }
    throw new Malformed(where + ": base64 with spare bits or without padding");
  }

  /** A decimal number without sign or leading zero. */
  static long decimal(String text, String where) {
    boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits || text.length() > 19 || (text.length() > 1 && text.startsWith("0"))) {
      throw new Malformed(where + ": not a decimal number without leading zeros below 2^63");
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new Malformed(where + ": not below 2^63");
    }
  }

  static String utf8(byte[] bytes, String where) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new Malformed(where + ": not UTF-8");
    }
  }
}
