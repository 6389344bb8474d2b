package dev.evenkeel.snapshot;

/**
 * How far a value goes that something is set to inside a longer text: to the closing quote, or,
 * bare, to white space or to a separator behind which the next assignment begins.
 */
final class AssignedValue {
  private AssignedValue() {}

  /** Start and end of the value that begins here, without its quotes. */
  static int[] at(String text, int start) {
    int from = start;
    while (from < text.length() && text.charAt(from) == '\\') {
      from++;
    }
    char first = from < text.length() ? text.charAt(from) : ' ';
    if (first != '"' && first != '\'') {
      return new int[] {start, bare(text, start)};
    }
    int end = from > start ? escapedEnd(text, from + 1, first) : quotedEnd(text, from + 1, first);
    return new int[] {from + 1, end < 0 ? bare(text, from + 1) : end};
  }

  /** Inside a string of another language the quotes themselves are escaped. */
  private static int escapedEnd(String text, int from, char quote) {
    int end = text.indexOf("\\" + quote, from);
    while (end > from && text.charAt(end - 1) == '\\') {
      end--;
    }
    return end;
  }

  private static int quotedEnd(String text, int from, char quote) {
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == quote) {
        return i;
      }
    }
    return -1;
  }

  private static int bare(String text, int from) {
    int i = from;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || c == '"' || c == '\'') {
        break;
      }
      int brace = c == '$' && text.startsWith("{", i + 1) ? text.indexOf('}', i) : -1;
      if (brace >= 0) {
        i = brace + 1;
      } else if ("&;,}".indexOf(c) >= 0 && endsBehind(text, i + 1)) {
        break;
      } else {
        i++;
      }
    }
    return i;
  }

  /** Whether a separator ends the value: what follows is no further part of it. */
  private static boolean endsBehind(String text, int next) {
    if (next == text.length()) {
      return true;
    }
    char c = text.charAt(next);
    if (Character.isWhitespace(c) || "\"'\\)]}".indexOf(c) >= 0) {
      return true;
    }
    int word = next;
    while (word < text.length() && partOfName(text.charAt(word))) {
      word++;
    }
    return word > next
        && word < text.length()
        && (text.charAt(word) == '=' || text.charAt(word) == ':');
  }

  private static boolean partOfName(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
  }
}
