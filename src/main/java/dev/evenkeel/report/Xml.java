package dev.evenkeel.report;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Escaping for XML 1.0 and HTML, both at once: as text and inside double-quoted attributes. Control
 * characters, which XML has no way to write, became visible in {@link Printable} before.
 */
public final class Xml {
  private Xml() {}

  public static String escaped(String text) {
    var escaped = new StringBuilder(text.length() + 16);
    try {
      escape(Printable.of(text), escaped);
    } catch (IOException e) {
      throw new UncheckedIOException("a StringBuilder does no I/O", e);
    }
    return escaped.toString();
  }

  private static void escape(String text, Appendable out) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
  }
}
