package dev.evenkeel.report;

/**
 * Foreign text made harmless and visible: what a terminal, a log collector or a browser's text
 * layout would act on, or what looks like nothing or like a plain space, becomes an escape that can
 * be read. Every format shows foreign text through here, so that a value cannot repaint the report
 * it is in.
 */
public final class Printable {
  private Printable() {}

  /** One line without quotes: for messages, names and places. A line feed shows as {@code \n}. */
  public static String of(String text) {
    return escaped(text, false);
  }

  /** In double quotes, with backslash and quote escaped: no two strings look alike. */
  public static String quoted(String text) {
    return '"' + escaped(text, true) + '"';
  }

  private static String escaped(String text, boolean quoted) {
    StringBuilder shown = null;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int length = Character.charCount(c);
      boolean plain =
          !hasEffect(c) && !opensCommand(text, i) && !(quoted && (c == '"' || c == '\\'));
      if (shown == null && !plain) {
        shown = new StringBuilder(text.length() + 16).append(text, 0, i);
      }
      if (shown != null) {
        if (plain) {
          shown.appendCodePoint(c);
        } else {
          escape(c, shown);
        }
      }
      i += length;
    }
    return shown == null ? text : shown.toString();
  }

  private static boolean hasEffect(int c) {
    if (c >= 0x20 && c < 0x7f) {
      return false;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }

  private static void escape(int c, StringBuilder shown) {
    switch (c) {
      case '\n' -> shown.append("\\n");
      case '\r' -> shown.append("\\r");
      case '\t' -> shown.append("\\t");
      case '"' -> shown.append("\\\"");
      case '\\' -> shown.append("\\\\");
      default -> {
        if (c < 0x100) {
          shown.append(String.format("\\x%02x", c));
        } else if (c < 0x10000) {
          shown.append(String.format("\\u%04x", c));
        } else {
          shown.append(String.format("\\U%08x", c));
        }
      }
    }
  }

  /**
   * CI runners read {@code ##[...]} and {@code ##word[...]} as commands anywhere in a line, and
   * {@code ::word::} after white space at its beginning.
   */
  private static boolean opensCommand(String text, int at) {
    char c = text.charAt(at);
    if (c == ':') {
      return text.startsWith("::", at) && text.substring(0, at).isBlank();
    }
    if (c != '#' || at == 0 || text.charAt(at - 1) != '#') {
      return false;
    }
    int next = at + 1;
    while (next < text.length() && Character.isLetter(text.charAt(next))) {
      next++;
    }
    return next < text.length() && text.charAt(next) == '[';
  }
}
