package dev.evenkeel.source.file.toml;

/** Counts open brackets ahead of the parser, which recurses into each of them. */
final class TomlDepth {
  private TomlDepth() {}

  /** The line where more brackets than allowed are open at once; 0 where that is nowhere. */
  static int lineBeyond(String text, int allowed) {
    int depth = 0;
    int line = 1;
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      switch (c) {
        case '\n' -> line++;
        case '#' -> at = endOfLine(text, at) - 1;
        case '"', '\'' -> {
          int end = endOfString(text, at);
          line += (int) text.substring(at, end).chars().filter(d -> d == '\n').count();
          at = end - 1;
        }
        case '[', '{' -> {
          if (++depth > allowed) {
            return line;
          }
        }
        case ']', '}' -> depth--;
        default -> {}
      }
      at++;
    }
    return 0;
  }

  private static int endOfLine(String text, int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  private static int endOfString(String text, int start) {
    char quote = text.charAt(start);
    String triple = String.valueOf(quote).repeat(3);
    boolean multi = text.startsWith(triple, start);
    int at = start + (multi ? 3 : 1);
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\\' && quote == '"') {
        at += 2;
      } else if (multi ? text.startsWith(triple, at) : c == quote) {
        return Math.min(text.length(), at + (multi ? 3 : 1));
      } else if (!multi && c == '\n') {
        return at;
      } else {
        at++;
      }
    }
    return text.length();
  }
}
