package dev.evenkeel.source.file.flat;

import org.jspecify.annotations.Nullable;

/**
 * Splits Java properties into entries by the rules of {@code java.util.Properties.load}: logical
 * lines joined by a backslash at the end, escapes, the first unescaped equals sign, colon or white
 * space after the key.
 */
final class PropertiesLexer {
  /** What stands at one place of the file. */
  sealed interface Token {
    /** Line of its first character, 1-based. */
    int line();
  }

  /**
   * One entry.
   *
   * @param value null where it holds a wrong {@code \\u} escape
   */
  record Entry(String key, @Nullable String value, int line) implements Token {}

  /** A key with a wrong {@code \\u} escape in it. */
  record BadKey(int line) implements Token {}

  /** A comment {@code #---} or {@code !---}, where Spring starts another document. */
  record Separator(int line) implements Token {}

  private final String text;
  private int at;
  private int line = 1;

  PropertiesLexer(String text) {
    this.text = text;
  }

  /** The next one, or null at the end. */
  @Nullable Token next() {
    while (at < text.length()) {
      skipBlanks();
      if (at >= text.length()) {
        return null;
      }
      char c = text.charAt(at);
      if (isLineEnd(c)) {
        newLine();
      } else if (c == '#' || c == '!') {
        int start = at + 1;
        at = endOfLine();
        if (text.substring(start, at).stripTrailing().equals("---")) {
          return new Separator(line);
        }
      } else if (c == '\\' && at + 1 < text.length() && isLineEnd(text.charAt(at + 1))) {
        // Nothing but a backslash starts no entry: the next line may even be a comment.
        at++;
      } else {
        return entry();
      }
    }
    return null;
  }

  private Token entry() {
    int start = line;
    String logical = logicalLine();
    int end = 0;
    while (end < logical.length() && !isSeparator(logical.charAt(end))) {
      end += logical.charAt(end) == '\\' ? 2 : 1;
    }
    end = Math.min(end, logical.length());
    int value = end;
    boolean separated = false;
    while (value < logical.length()) {
      char c = logical.charAt(value);
      boolean sign = c == '=' || c == ':';
      if (!isBlank(c) && (separated || !sign)) {
        break;
      }
      separated |= sign;
      value++;
    }
    String key = unescaped(logical.substring(0, end));
    return key == null
        ? new BadKey(start)
        : new Entry(key, unescaped(logical.substring(value)), start);
  }

  /** Physical lines joined; the escapes are left as they are. */
  private String logicalLine() {
    var logical = new StringBuilder();
    while (at < text.length()) {
      int end = endOfLine();
      boolean goesOn = oddBackslashes(end);
      logical.append(text, at, goesOn ? end - 1 : end);
      at = end;
      if (!goesOn || at >= text.length()) {
        break;
      }
      newLine();
      skipBlanks();
    }
    return logical.toString();
  }

  private boolean oddBackslashes(int end) {
    int count = 0;
    while (end - count > at && text.charAt(end - count - 1) == '\\') {
      count++;
    }
    return count % 2 == 1;
  }

  private static @Nullable String unescaped(String raw) {
    if (raw.indexOf('\\') < 0) {
      return raw;
    }
    var plain = new StringBuilder(raw.length());
    int i = 0;
    while (i < raw.length()) {
      char c = raw.charAt(i++);
      if (c != '\\') {
        plain.append(c);
      } else if (i < raw.length()) {
        char escaped = raw.charAt(i++);
        if (escaped == 'u') {
          int unit = hex(raw, i);
          if (unit < 0) {
            return null;
          }
          plain.append((char) unit);
          i += 4;
        } else {
          plain.append(control(escaped));
        }
      }
    }
    return plain.toString();
  }

  private static char control(char escaped) {
    return switch (escaped) {
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 'f' -> '\f';
      default -> escaped;
    };
  }

  private static int hex(String raw, int from) {
    if (from + 4 > raw.length()) {
      return -1;
    }
    int unit = 0;
    for (int i = from; i < from + 4; i++) {
      char c = raw.charAt(i);
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        return -1;
      }
      unit = unit * 16 + digit;
    }
    return unit;
  }

  private void newLine() {
    if (text.charAt(at) == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n') {
      at++;
    }
    at++;
    line++;
  }

  private int endOfLine() {
    int i = at;
    while (i < text.length() && !isLineEnd(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private void skipBlanks() {
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
  }

  private static boolean isSeparator(char c) {
    return c == '=' || c == ':' || isBlank(c);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\f';
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }
}
