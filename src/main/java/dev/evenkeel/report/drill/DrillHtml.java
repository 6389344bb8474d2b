package dev.evenkeel.report.drill;

import dev.evenkeel.report.HtmlFrame;
import dev.evenkeel.report.HtmlWriter;
import dev.evenkeel.report.drill.DrillPage.Entry;
import dev.evenkeel.report.drill.DrillPage.Weight;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** One page that needs nothing else, in the same style as a comparison's. */
final class DrillHtml {
  private static final int MOST = 1_000;
  private static final int WORD = 16;
  private static final String NOT_ASKED = "not asked";

  private final DrillPage page;
  private final HtmlWriter html;

  DrillHtml(DrillPage page, Appendable out) {
    this.page = page;
    html = new HtmlWriter(out);
  }

  void write() throws IOException {
    HtmlFrame.begin(
        html, page.verdict().word().toUpperCase(Locale.ROOT) + ": drill " + page.title());
    html.markup("<header class=\"verdict ").markup(page.verdict().word()).markup("\">\n");
    html.element("p", "word", page.verdict().word().toUpperCase(Locale.ROOT)).markup("\n");
    html.markup("<h1>").path(page.sentence()).markup("</h1>\n</header>\n");
    html.markup("<section>\n<h2>What was drilled</h2>\n<dl class=\"snapshots\">\n");
    for (DrillPage.Fact fact : page.facts()) {
      html.markup("<div>").element("dt", "", fact.label());
      html.element("dd", "", fact.text()).markup("</div>\n");
    }
    html.markup("</dl>\n</section>\n");
    for (DrillPage.Table table : page.tables()) {
      table(table);
    }
    for (Weight weight : Weight.values()) {
      entries(weight);
    }
    list("Notes", "remarks", page.notes(), "");
    list("Next", "commands", page.next(), "code");
    HtmlFrame.end(html);
  }

  private void table(DrillPage.Table table) throws IOException {
    html.markup("<section>\n");
    html.element("h2", "", table.title()).markup("\n<div class=\"scroll\" tabindex=\"0\">");
    html.markup("<table class=\"matrix\">\n<thead><tr>");
    for (String header : table.headers()) {
      html.element("th", "", header);
    }
    html.markup("</tr></thead>\n<tbody>\n");
    for (List<String> row : table.rows()) {
      html.markup("<tr>");
      for (String cell : row) {
        html.markup("<td class=\"").markup(css(cell)).markup("\">").path(cell).markup("</td>");
      }
      html.markup("</tr>\n");
    }
    html.markup("</tbody>\n</table></div>\n</section>\n");
  }

  /** A cell that a reader looks for among hundreds of others; a word stays on one line. */
  private static String css(String cell) {
    String tone =
        switch (cell) {
          case "SILENT_WRONG", "DATA_LOSS", "STUCK", "fails", "differs", "FALSE" -> " bad";
          case "FORWARD_ONLY", "BACK_ONLY" -> " poor";
          case "UNDECIDED" -> " unsure";
          case NOT_ASKED -> " quiet";
          default -> cell.startsWith("BREAKS") ? " bad" : "";
        };
    return (cell.length() <= WORD ? "word" : "") + tone;
  }

  private void entries(Weight weight) throws IOException {
    List<Entry> entries = page.entries(weight);
    if (entries.isEmpty()) {
      return;
    }
    boolean open = weight == Weight.FAILED || weight == Weight.UNDECIDED || weight == Weight.WARN;
    html.markup(open ? "<section>\n<h2>" : "<details>\n<summary>").text(title(weight));
    html.markup(" ").element("span", "count", String.valueOf(entries.size()));
    html.markup(open ? "</h2>\n" : "</summary>\n");
    for (Entry entry : entries.subList(0, Math.min(MOST, entries.size()))) {
      entry(entry);
    }
    if (entries.size() > MOST) {
      html.element("p", "more", entries.size() - MOST + " more; --format json has all");
    }
    html.markup(open ? "</section>\n" : "</details>\n");
  }

  private void entry(Entry entry) throws IOException {
    html.markup("<article class=\"finding ").markup(css(entry.weight())).markup("\">\n<h3>");
    html.element("span", "kind", entry.rule()).path(entry.name()).markup("</h3>\n");
    if (!entry.message().isEmpty()) {
      html.element("p", "message", entry.message()).markup("\n");
    }
    if (!entry.lines().isEmpty()) {
      html.markup("<ul class=\"members\">\n");
      for (String line : entry.lines()) {
        html.element("li", "", line).markup("\n");
      }
      html.markup("</ul>\n");
    }
    if (entry.signed().isPresent()) {
      html.element("p", "message", entry.signed().get()).markup("\n");
    }
    if (!entry.next().isEmpty()) {
      html.markup("<p class=\"next\"><b>next</b>").text(entry.next()).markup("</p>\n");
    }
    if (!entry.at().isEmpty()) {
      html.element("p", "at", entry.at()).markup("\n");
    }
    html.markup("</article>\n");
  }

  private void list(String title, String css, List<String> lines, String inner) throws IOException {
    if (lines.isEmpty()) {
      return;
    }
    html.markup("<section>\n").element("h2", "", title);
    html.markup("\n<ul class=\"").markup(css).markup("\">\n");
    for (String line : lines) {
      if (inner.isEmpty()) {
        html.element("li", "", line);
      } else {
        html.markup("<li>").element(inner, "", line).markup("</li>");
      }
      html.markup("\n");
    }
    html.markup("</ul>\n</section>\n");
  }

  private static String title(Weight weight) {
    return switch (weight) {
      case FAILED -> "Failing";
      case UNDECIDED -> "Could not be judged";
      case WARN -> "Warnings";
      case DECLARED -> "One-way, and declared as such";
      case INFO -> "Worth knowing";
      case HELD -> "Held";
    };
  }

  private static String css(Weight weight) {
    return switch (weight) {
      case FAILED -> "block";
      case UNDECIDED -> "unknown";
      case WARN -> "warn";
      case DECLARED, INFO, HELD -> "allowed";
    };
  }
}
