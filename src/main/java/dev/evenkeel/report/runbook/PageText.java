package dev.evenkeel.report.runbook;

import dev.evenkeel.drill.StateVerdict;
import dev.evenkeel.drill.runbook.DrilledState;
import dev.evenkeel.report.Columns;
import dev.evenkeel.report.Grid;
import dev.evenkeel.report.Printable;
import dev.evenkeel.report.RenderOptions;
import dev.evenkeel.report.Terminal;
import dev.evenkeel.report.Terminal.Tone;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Pages for a person at a terminal. */
final class PageText {
  private static final int INDENT = 2;
  private static final int LABEL = 9;

  private final Terminal terminal;
  private final int width;

  PageText(Appendable out, RenderOptions options) {
    terminal = new Terminal(out, options.color());
    width = options.width();
  }

  PageText title(Tone tone, String word, String rest) throws IOException {
    terminal.text(tone, word).text("  ").text(Tone.STRONG, Printable.of(rest)).end();
    return this;
  }

  PageText lines(List<PageLine> lines) throws IOException {
    for (PageLine each : lines) {
      String label = each.label();
      for (String text : each.lines()) {
        for (String line : Columns.wrapped(Printable.of(text), width - INDENT - LABEL - INDENT)) {
          line(label, line);
          label = "";
        }
      }
    }
    return this;
  }

  /** One state's page; its commands stand each on a line of its own, to be copied. */
  PageText state(DrilledState state) throws IOException {
    title(tone(state.verdict()), state.verdict().name(), PageLine.title(state));
    lines(PageLine.page(state));
    String label = "command";
    for (String command : state.entry().commands()) {
      line(label, Printable.of(command));
      label = "";
    }
    return end();
  }

  PageText table(List<String> headers, List<List<String>> rows) throws IOException {
    var all = new ArrayList<List<String>>();
    all.add(headers);
    rows.forEach(row -> all.add(row.stream().map(Printable::of).toList()));
    Grid grid = Grid.of(all, width - INDENT, INDENT);
    for (int r = 0; r < all.size(); r++) {
      for (String line : grid.lines(r)) {
        terminal.text(" ".repeat(INDENT)).text(r == 0 ? Tone.DIM : Tone.PLAIN, line).end();
      }
    }
    return this;
  }

  PageText end() throws IOException {
    terminal.end();
    return this;
  }

  private void line(String label, String text) throws IOException {
    terminal
        .text(" ".repeat(INDENT))
        .text(Tone.DIM, Columns.padded(label, LABEL))
        .text(" ".repeat(INDENT))
        .text(text)
        .end();
  }

  static Tone tone(StateVerdict verdict) {
    return switch (verdict) {
      case SILENT_WRONG, DATA_LOSS, STUCK -> Tone.BAD;
      case FORWARD_ONLY, BACK_ONLY -> Tone.WARN;
      case SAFE, DECLARED_ONE_WAY -> Tone.GOOD;
      case UNDECIDED -> Tone.UNSURE;
    };
  }
}
