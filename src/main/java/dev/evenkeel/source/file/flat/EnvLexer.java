package dev.evenkeel.source.file.flat;

import dev.evenkeel.source.file.flat.EnvEntry.Style;
import org.jspecify.annotations.Nullable;

/**
 * Splits a .env file into assignments. There is no standard; this is what shells, Docker Compose
 * and the dotenv libraries agree on, and where they do not, the reading that loses nothing.
 */
final class EnvLexer {
  private final String text;
  private int at;
  private int line = 1;

  EnvLexer(String text) {
    this.text = text;
  }

  /** The next assignment, or null at the end. */
  @Nullable EnvEntry next() {
    while (at < text.length()) {
      skipBlanks();
      if (at >= text.length()) {
        return null;
      }
      char c = text.charAt(at);
      if (c == '\n' || c == '\r') {
        newLine();
      } else if (c == '#') {
        at = endOfLine(at);
      } else {
        return assignment();
      }
    }
    return null;
  }

  private EnvEntry assignment() {
    int start = line;
    int end = endOfLine(at);
    int equals = text.indexOf('=', at, end);
    if (equals < 0) {
      String name = withoutExport(text.substring(at, end).strip());
      int comment = name.indexOf(" #");
      name = comment < 0 ? name : name.substring(0, comment).stripTrailing();
      at = end;
      return new EnvEntry(name, "", isName(name) ? Style.INHERITED : Style.MALFORMED, start);
    }
    String key = withoutExport(text.substring(at, equals).strip());
    at = equals + 1;
    if (key.isEmpty()) {
      at = end;
      return new EnvEntry("", "", Style.MALFORMED, start);
    }
    skipBlanks();
    if (at < end && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
      return quoted(key, start, end);
    }
    return unquoted(key, start, end);
  }

  private EnvEntry quoted(String key, int start, int endOfFirstLine) {
    char quote = text.charAt(at);
    int close = closingQuote(at + 1, quote);
    if (close < 0) {
      at = endOfFirstLine;
      return new EnvEntry(key, "", Style.UNCLOSED, start);
    }
    int after = close + 1;
    while (after < text.length() && isBlank(text.charAt(after))) {
      after++;
    }
    boolean ends =
        after >= text.length() || text.charAt(after) == '#' || isLineEnd(text.charAt(after));
    if (!ends) {
      int end = endOfLine(close);
      String raw = text.substring(at, end).stripTrailing();
      countLines(at, end);
      at = end;
      return new EnvEntry(key, raw, Style.MIXED, start);
    }
    String raw = text.substring(at + 1, close);
    countLines(at, close);
    at = endOfLine(close);
    return new EnvEntry(key, raw, quote == '"' ? Style.DOUBLE : Style.SINGLE, start);
  }

  private EnvEntry unquoted(String key, int start, int end) {
    int stop = end;
    for (int i = at; i < end; i++) {
      // A comment needs white space before it: passwords and colours hold '#'.
      if (text.charAt(i) == '#' && isBlank(text.charAt(i - 1))) {
        stop = i;
        break;
      }
    }
    String raw = text.substring(at, stop).stripTrailing();
    at = end;
    return new EnvEntry(key, raw, Style.UNQUOTED, start);
  }

  private int closingQuote(int from, char quote) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && quote == '"') {
        i++;
      } else if (c == quote) {
        return i;
      }
    }
    return -1;
  }

  private void newLine() {
    if (text.charAt(at) == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n') {
      at++;
    }
    at++;
    line++;
  }

  private void countLines(int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '\n' || (c == '\r' && (i + 1 >= text.length() || text.charAt(i + 1) != '\n'))) {
        line++;
      }
    }
  }

  private int endOfLine(int from) {
    int i = from;
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

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\f' || c == '\u00a0';
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  private static String withoutExport(String key) {
    boolean exported =
        key.length() > 7 && key.startsWith("export") && isBlank(key.charAt("export".length()));
    return exported ? key.substring("export".length()).strip() : key;
  }

  static boolean isName(String name) {
    if (name.isEmpty() || !isNameStart(name.charAt(0))) {
      return false;
    }
    for (int i = 1; i < name.length(); i++) {
      if (!isNamePart(name.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  static boolean isNameStart(char c) {
    return c == '_' || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  static boolean isNamePart(char c) {
    return isNameStart(c) || (c >= '0' && c <= '9');
  }
}
