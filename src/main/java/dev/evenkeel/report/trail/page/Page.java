package dev.evenkeel.report.trail.page;

import dev.evenkeel.trail.note.Checkpoint;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The frame of every page, and the few forms its parts have. */
final class Page {
  private final Markup markup = new Markup();
  private final Links links;

  Page(Links links) {
    this.links = links;
  }

  Markup markup() {
    return markup;
  }

  Links links() {
    return links;
  }

  static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ').replace("Z", " UTC");
  }

  /** Everything up to the page's own content: a word, one sentence, the way back. */
  void begin(String title, Tone tone, String word, String sentence) {
    markup.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    markup.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
    markup.raw("style-src '").raw(PageStyle.hash()).raw("'; base-uri 'none'; form-action ");
    markup.raw(links.served() ? "'self'" : "'none'").raw("\">\n");
    markup.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    markup.raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
    markup.raw("<meta name=\"referrer\" content=\"no-referrer\">\n");
    markup.element("title", "", title).raw("\n<style>").raw(PageStyle.css());
    markup.raw("</style>\n</head>\n<body>\n<main>\n");
    links
        .start()
        .ifPresent(
            address ->
                markup
                    .raw("<nav aria-label=\"Pages\"><a href=\"")
                    .raw(address)
                    .raw("\">All changes</a></nav>\n"));
    markup.raw("<header class=\"verdict ").raw(tone.css()).raw("\">\n");
    markup.element("p", "word", word).raw("\n<h1>").path(sentence).raw("</h1>\n</header>\n");
  }

  String end() {
    return markup.raw("</main>\n</body>\n</html>\n").toString();
  }

  void section(String title) {
    markup.raw("<section>\n").element("h2", "", title).raw("\n");
  }

  void endSection() {
    markup.raw("</section>\n");
  }

  void paragraph(String css, String text) {
    markup.element("p", css, text).raw("\n");
  }

  /** Terms and what stands behind them. */
  void facts(List<Fact> facts) {
    markup.raw("<dl class=\"facts\">\n");
    for (Fact fact : facts) {
      markup.raw("<div>").element("dt", "", fact.term()).raw("<dd>");
      cell(fact.cell());
      markup.raw("</dd></div>\n");
    }
    markup.raw("</dl>\n");
  }

  record Fact(String term, Cell cell) {}

  /** One of a row of short answers. */
  record Card(String title, Tone tone, String answer, List<Cell> lines) {
    Card {
      lines = List.copyOf(lines);
    }
  }

  void cards(List<Card> cards) {
    markup.raw("<ul class=\"cards\">\n");
    for (Card card : cards) {
      markup.raw("<li class=\"").raw(card.tone().css()).raw("\">");
      markup.element("h2", "", card.title()).element("strong", "", card.answer());
      for (Cell line : card.lines()) {
        markup.raw("<span>");
        cell(line);
        markup.raw("</span>");
      }
      markup.raw("</li>\n");
    }
    markup.raw("</ul>\n");
  }

  /** On a narrow screen each row becomes a block, and each cell says what its column is. */
  void table(String caption, List<String> headers, List<List<Cell>> rows) {
    markup.raw("<table role=\"table\">\n").element("caption", "", caption);
    markup.raw("\n<thead role=\"rowgroup\"><tr role=\"row\">");
    for (String header : headers) {
      markup.raw("<th role=\"columnheader\" scope=\"col\">").text(header).raw("</th>");
    }
    markup.raw("</tr></thead>\n<tbody role=\"rowgroup\">\n");
    for (List<Cell> row : rows) {
      markup.raw("<tr role=\"row\">");
      for (int i = 0; i < row.size(); i++) {
        markup.raw("<td role=\"cell\"").attribute("data-label", headers.get(i)).raw(">");
        cell(row.get(i));
        markup.raw("</td>");
      }
      markup.raw("</tr>\n");
    }
    markup.raw("</tbody>\n</table>\n");
  }

  void cell(Cell cell) {
    switch (cell) {
      case Cell.Text text -> markup.text(text.text());
      case Cell.Code code -> markup.element("code", "", code.text());
      case Cell.Path path -> markup.open("code", "").path(path.text()).close("code");
      case Cell.Word word -> markup.element("b", "kind " + word.tone().css(), word.text());
      case Cell.Link link -> {
        if (link.address().isPresent()) {
          markup.raw("<a").attribute("href", link.address().get()).raw(">");
          markup.path(link.text()).raw("</a>");
        } else {
          markup.path(link.text());
        }
      }
      case Cell.Lines lines -> {
        for (int i = 0; i < lines.cells().size(); i++) {
          markup.raw(i == 0 ? "" : "<br>");
          cell(lines.cells().get(i));
        }
      }
    }
  }

  Cell record(String change, long index) {
    return new Cell.Link(links.record(change, index), "record " + index);
  }

  void proof(Optional<Checkpoint> head, List<String> commands) {
    section("Proof");
    proved(head, commands);
  }

  /**
   * As above, and who beside the log has seen it.
   *
   * @param needed how many records of the log the page is about
   */
  void proof(Optional<Checkpoint> head, Witnessing witnessing, long needed, List<String> commands) {
    section("Witnesses");
    if (witnessing.standings().isEmpty()) {
      paragraph(
          "",
          "None is known here: that the log has one history rests on its key, and on receipts that"
              + " were kept elsewhere. evenkeel trail cosign shows the head to witnesses.");
    } else {
      table(
          "What each cosigned last",
          List.of("witness", "records", "when, by its clock", "for this page"),
          witnessing.standings().stream().map(each -> standing(each, needed)).toList());
    }
    endSection();
    section("Proof");
    proved(head, commands);
  }

  private static List<Cell> standing(Witnessing.Standing witness, long needed) {
    if (witness.newest().isEmpty()) {
      return List.of(
          Cell.text(witness.name()),
          Cell.text("none"),
          Cell.text("never"),
          witness
              .wrong()
              .<Cell>map(why -> Cell.lines(new Cell.Word(Tone.BAD, "does not fit"), Cell.text(why)))
              .orElse(new Cell.Word(Tone.UNKNOWN, "has cosigned nothing")));
    }
    Witnessing.Cosigned newest = witness.newest().get();
    return List.of(
        Cell.text(witness.name()),
        Cell.text(newest.size() + ""),
        Cell.text(time(newest.at())),
        newest.size() >= needed
            ? new Cell.Word(Tone.GOOD, "all of it")
            : new Cell.Word(Tone.UNKNOWN, "not its newest records"));
  }

  private void proved(Optional<Checkpoint> head, List<String> commands) {
    if (head.isEmpty()) {
      paragraph("", "The log is empty: nothing is signed yet.");
    } else {
      facts(
          List.of(
              new Fact("Log", new Cell.Code(head.get().origin())),
              new Fact("Size", Cell.text(head.get().size() + " records")),
              new Fact("Root", new Cell.Code(head.get().root().base64()))));
    }
    paragraph(
        "quiet",
        "Compare size and root with those in a receipt that you keep: a server could show this page"
            + " to you and another one to others. This page is a rendering; the records and their"
            + " proofs decide.");
    markup.raw("<ul class=\"commands\">\n");
    for (String command : commands) {
      markup.raw("<li>").element("code", "", command).raw("</li>\n");
    }
    markup.raw("</ul>\n");
    endSection();
  }
}
