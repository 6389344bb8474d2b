package dev.evenkeel.report.runbook;

import dev.evenkeel.drill.StateVerdict;
import dev.evenkeel.drill.runbook.DrilledState;
import dev.evenkeel.report.Columns;
import dev.evenkeel.report.Printable;
import dev.evenkeel.report.RenderOptions;
import dev.evenkeel.report.Terminal;
import dev.evenkeel.report.Terminal.Tone;
import java.io.IOException;
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
    var widths = headers.stream().mapToInt(Columns::of).toArray();
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], Columns.of(Printable.of(row.get(i))));
      }
    }
    row(Tone.DIM, headers, widths);
    for (List<String> row : rows) {
      row(Tone.PLAIN, row, widths);
    }
    return this;
  }

  private void row(Tone tone, List<String> cells, int[] widths) throws IOException {
    for (int i = 0; i < widths.length; i++) {
      terminal
          .text(" ".repeat(INDENT))
          .text(tone, Columns.padded(Printable.of(cells.get(i)), widths[i]));
    }
    terminal.end();
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
