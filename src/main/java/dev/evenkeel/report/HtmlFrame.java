package dev.evenkeel.report;

import java.io.IOException;

/**
 * What every page that stands alone begins and ends with. Its content security policy forbids all
 * but its own style sheet, so that even a mistake here could not make a value act.
 */
public final class HtmlFrame {
  private HtmlFrame() {}

  /** Everything before the page's own content. */
  public static void begin(HtmlWriter html, String title) throws IOException {
    html.markup("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.markup(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '");
    html.markup(HtmlStyle.hash());
    html.markup("'; base-uri 'none'; form-action 'none'\">\n");
    html.markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.markup("<meta name=\"color-scheme\" content=\"light dark\">\n");
    html.markup("<meta name=\"referrer\" content=\"no-referrer\">\n");
    html.element("title", "", title);
    html.markup("\n<style>").markup(HtmlStyle.css()).markup("</style>\n</head>\n<body>\n<main>\n");
  }

  public static void end(HtmlWriter html) throws IOException {
    html.markup("</main>\n</body>\n</html>\n");
  }
}
