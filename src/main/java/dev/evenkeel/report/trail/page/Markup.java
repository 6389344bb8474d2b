package dev.evenkeel.report.trail.page;

import dev.evenkeel.report.Xml;
import java.nio.charset.StandardCharsets;

/**
 * The one way text gets onto a page. Markup comes from constants of this package alone; all else is
 * escaped, as text and inside double-quoted attributes, and what would act unseen is spelled out.
 */
final class Markup {
  private final StringBuilder out = new StringBuilder(8192);

  Markup raw(String constant) {
    out.append(constant);
    return this;
  }

  Markup text(String foreign) {
    out.append(Xml.escaped(foreign));
    return this;
  }

  /** Text that may be broken after each slash before it is broken anywhere. */
  Markup path(String foreign) {
    int from = 0;
    for (int slash = foreign.indexOf('/'); slash >= 0; slash = foreign.indexOf('/', from)) {
      text(foreign.substring(from, slash + 1)).raw("<wbr>");
      from = slash + 1;
    }
    text(foreign.substring(from));
    return this;
  }

  Markup element(String name, String css, String foreign) {
    open(name, css);
    return text(foreign).close(name);
  }

  Markup open(String name, String css) {
    out.append('<').append(name);
    if (!css.isEmpty()) {
      out.append(" class=\"").append(css).append('"');
    }
    out.append('>');
    return this;
  }

  Markup close(String name) {
    out.append("</").append(name).append('>');
    return this;
  }

  /** An attribute whose value comes from outside. */
  Markup attribute(String name, String foreign) {
    out.append(' ').append(name).append("=\"").append(Xml.escaped(foreign)).append('"');
    return this;
  }

  /** A part of an address, so that nothing in it ends the part or starts another. */
  static String encoded(String foreign) {
    var part = new StringBuilder();
    for (byte b : foreign.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (c < 0x80 && (Character.isLetterOrDigit(c) || c == '-' || c == '_')) {
        part.append(c);
      } else {
        part.append('%').append(String.format("%02X", b & 0xff));
      }
    }
    return part.toString();
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
