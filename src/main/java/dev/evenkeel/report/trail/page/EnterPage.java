package dev.evenkeel.report.trail.page;

/**
 * What a link shows before it lets anybody in. Chats, mail scanners and browsers that think ahead
 * follow links too; none of them presses a button.
 */
public final class EnterPage {
  private EnterPage() {}

  /**
   * The page.
   *
   * @param code the link's secret
   */
  public static String of(String code) {
    var page = new Page(Links.SERVED);
    page.begin(
        "Evenkeel: a link",
        Tone.PLAIN,
        "A LINK",
        "It lets one browser look at the pages, once, and has let in nobody yet");
    page.section("Next");
    page.markup()
        .raw("<form method=\"post\"")
        .attribute("action", "enter?code=" + Markup.encoded(code))
        .raw(">\n<div><button type=\"submit\">Open the pages here</button></div>\n</form>\n");
    page.endSection();
    return page.end();
  }
}
