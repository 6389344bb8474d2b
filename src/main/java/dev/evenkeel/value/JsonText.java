package dev.evenkeel.value;

import java.io.IOException;

/** How strings and numbers are spelled in JSON (RFC 8259). */
final class JsonText {
  private static final String HEX = "0123456789abcdef";

  private JsonText() {}

  /**
   * The spelling of RFC 8785 section 3.2.2.2: only what must be escaped is. A lone surrogate, for
   * which that RFC knows only an error, is written as its escape, so that every string has exactly
   * one spelling and no input can stop a digest.
   */
  static void canonical(String text, Appendable out) throws IOException {
    write(text, out, false);
  }

  /**
   * For files that people also print: everything that a terminal, a log collector or a JavaScript
   * parser could act on is escaped, so the bytes are harmless and the value is the same.
   */
  static void harmless(String text, Appendable out) throws IOException {
    write(text, out, true);
  }

  private static void write(String text, Appendable out, boolean harmless) throws IOException {
    out.append('"');
    int clean = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (pair && !(harmless && actedOn(text.codePointAt(i)))) {
        i++;
        continue;
      }
      if (c == '"'
          || c == '\\'
          || c < 0x20
          || Character.isSurrogate(c)
          || (harmless && (actedOn(c) || opensCommand(text, i)))) {
        out.append(text, clean, i);
        escape(c, out);
        if (pair) {
          escape(text.charAt(++i), out);
        }
        clean = i + 1;
      }
    }
    out.append(text, clean, text.length()).append('"');
  }

  private static void escape(char c, Appendable out) throws IOException {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default ->
          out.append("\\u")
              .append(HEX.charAt(c >> 12))
              .append(HEX.charAt(c >> 8 & 15))
              .append(HEX.charAt(c >> 4 & 15))
              .append(HEX.charAt(c & 15));
    }
  }

  /** Controls, bidirectional and zero-width marks, line and paragraph separators. */
  private static boolean actedOn(int c) {
    if (c < 0x7f) {
      return false;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }

  /** CI runners read {@code ##[...]} and {@code ##word[...]} as commands wherever they stand. */
  private static boolean opensCommand(String text, int at) {
    if (text.charAt(at) != '#' || at == 0 || text.charAt(at - 1) != '#') {
      return false;
    }
    int next = at + 1;
    while (next < text.length() && isAsciiLetter(text.charAt(next))) {
      next++;
    }
    return next < text.length() && text.charAt(next) == '[';
  }

  private static boolean isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** Whether the text is a number by the grammar of RFC 8259 section 6. */
  static boolean isNumber(String text) {
    int at = text.startsWith("-") ? 1 : 0;
    int whole = digits(text, at);
    if (whole == at || (text.charAt(at) == '0' && whole > at + 1)) {
      return false;
    }
    at = whole;
    if (at < text.length() && text.charAt(at) == '.') {
      int fraction = digits(text, at + 1);
      if (fraction == at + 1) {
        return false;
      }
      at = fraction;
    }
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      int sign = at + 1;
      if (sign < text.length() && (text.charAt(sign) == '+' || text.charAt(sign) == '-')) {
        sign++;
      }
      int exponent = digits(text, sign);
      if (exponent == sign) {
        return false;
      }
      at = exponent;
    }
    return at == text.length();
  }

  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }
}
