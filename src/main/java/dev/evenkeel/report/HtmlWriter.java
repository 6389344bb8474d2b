package dev.evenkeel.report;

import java.io.IOException;

/**
 * The one way text gets onto the page. Markup is written by {@link #markup} from constants of this
 * room alone; all else goes through {@link #text}, which escapes it.
 */
public final class HtmlWriter {
  private final Appendable out;

  public HtmlWriter(Appendable out) {
    this.out = out;
  }

  public HtmlWriter markup(String constant) throws IOException {
    out.append(constant);
    return this;
  }

  public HtmlWriter text(String foreign) throws IOException {
    out.append(Xml.escaped(foreign));
    return this;
  }

  /** Text that may be broken after each slash before it is broken anywhere. */
  public HtmlWriter path(String foreign) throws IOException {
    int from = 0;
    for (int slash = foreign.indexOf('/'); slash >= 0; slash = foreign.indexOf('/', from)) {
      text(foreign.substring(from, slash + 1)).markup("<wbr>");
      from = slash + 1;
    }
    return text(foreign.substring(from));
  }

  /** An element that holds text and nothing else. */
  public HtmlWriter element(String name, String cssClass, String foreign) throws IOException {
    String css = cssClass.isEmpty() ? "" : " class=\"" + cssClass + "\"";
    out.append("<" + name + css + ">");
    text(foreign);
    out.append("</" + name + ">");
    return this;
  }
}
