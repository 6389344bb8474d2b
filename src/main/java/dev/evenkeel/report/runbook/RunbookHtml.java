package dev.evenkeel.report.runbook;

import dev.evenkeel.drill.StateVerdict;
import dev.evenkeel.drill.runbook.DrilledState;
import dev.evenkeel.drill.runbook.Runbook;
import dev.evenkeel.report.HtmlFrame;
import dev.evenkeel.report.HtmlWriter;
import java.io.IOException;
import java.util.List;

/** One page that needs nothing else and can be printed. */
final class RunbookHtml {
  private final HtmlWriter html;

  RunbookHtml(Appendable out) {
    html = new HtmlWriter(out);
  }

  void write(Runbook runbook) throws IOException {
    HtmlFrame.begin(html, "Runbook");
    html.markup("<header class=\"verdict ");
    html.markup(css(runbook.verdict())).markup("\">\n<p class=\"word\">RUNBOOK</p>\n");
    html.element("h1", "", RunbookText.sentence(runbook)).markup("\n</header>\n");
    html.markup("<section>\n<h2>What was drilled</h2>\n<dl class=\"snapshots\">\n");
    lines(PageLine.head(runbook));
    html.markup("</dl>\n</section>\n<section>\n<h2>States</h2>\n");
    for (DrilledState state : runbook.worstFirst()) {
      state(state);
    }
    html.markup("</section>\n");
    HtmlFrame.end(html);
  }

  private void state(DrilledState state) throws IOException {
    html.markup("<article class=\"finding ").markup(css(state.verdict())).markup("\">\n<h3>");
    html.element("span", "kind", state.verdict().name()).path(PageLine.title(state));
    html.markup("</h3>\n<dl class=\"snapshots\">\n");
    lines(PageLine.page(state));
    html.markup("</dl>\n<ul class=\"commands\">\n");
    for (String command : state.entry().commands()) {
      html.markup("<li>").element("code", "", command).markup("</li>\n");
    }
    html.markup("</ul>\n</article>\n");
  }

  private void lines(List<PageLine> lines) throws IOException {
    for (PageLine each : lines) {
      html.markup("<div>").element("dt", "", each.label());
      for (String line : each.lines()) {
        html.element("dd", "", line);
      }
      html.markup("</div>\n");
    }
  }

  /** The record's word is another's text: only the three that are known become a class. */
  private static String css(String verdict) {
    return switch (verdict) {
      case "passed" -> "passed";
      case "failed" -> "failed";
      default -> "inconclusive";
    };
  }

  private static String css(StateVerdict verdict) {
    return switch (verdict) {
      case SILENT_WRONG, DATA_LOSS, STUCK -> "block";
      case UNDECIDED -> "unknown";
      case FORWARD_ONLY, BACK_ONLY -> "warn";
      case SAFE, DECLARED_ONE_WAY -> "allowed";
    };
  }
}
