package dev.evenkeel.report.trail.page;

/** A page that has nothing to show, and says why and what to do. */
public final class NoticePage {
  private NoticePage() {}

  public static String of(String word, String seen, String next) {
    var page = new Page(Links.SERVED);
    page.begin("Evenkeel: " + word, Tone.UNKNOWN, word, seen);
    page.section("Next");
    page.paragraph("", next);
    page.endSection();
    return page.end();
  }
}
