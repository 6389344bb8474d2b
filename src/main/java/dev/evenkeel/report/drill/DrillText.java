package dev.evenkeel.report.drill;

import dev.evenkeel.report.Columns;
import dev.evenkeel.report.Grid;
import dev.evenkeel.report.Printable;
import dev.evenkeel.report.RenderOptions;
import dev.evenkeel.report.Terminal;
import dev.evenkeel.report.Terminal.Tone;
import dev.evenkeel.report.drill.DrillPage.Entry;
import dev.evenkeel.report.drill.DrillPage.Weight;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** For a person at a terminal: the verdict, what was drilled, what hurts, what to run next. */
final class DrillText {
  private static final int MOST_LINES = 6;
  private static final int INDENT = 4;
  private static final int GAP = 2;

  private final DrillPage page;
  private final RenderOptions options;
  private final Terminal terminal;

  DrillText(DrillPage page, RenderOptions options, Appendable out) {
    this.page = page;
    this.options = options;
    terminal = new Terminal(out, options.color());
  }

  void write() throws IOException {
    terminal
        .text(tone(), page.verdict().word().toUpperCase(Locale.ROOT))
        .text("  ")
        .text(Tone.STRONG, Printable.of(page.sentence()))
        .end();
    terminal.end();
    facts();
    for (DrillPage.Table table : page.tables()) {
      table(table);
    }
    for (Weight weight : Weight.values()) {
      boolean folded = (weight == Weight.HELD || weight == Weight.INFO) && !options.verbose();
      for (Entry entry : folded ? List.<Entry>of() : page.entries(weight)) {
        entry(entry);
      }
    }
    terminal.section("notes", page.notes());
    terminal.last("next", page.next());
  }

  private void facts() throws IOException {
    int width = page.facts().stream().mapToInt(fact -> fact.label().length()).max().orElse(0);
    for (DrillPage.Fact fact : page.facts()) {
      String label = fact.label();
      int room = options.width() - width - 2 * GAP;
      for (String line : Columns.wrapped(Printable.of(fact.text()), room)) {
        terminal
            .text("  ")
            .text(Tone.DIM, Columns.padded(label, width))
            .text("  ")
            .text(line)
            .end();
        label = "";
      }
    }
    terminal.end();
  }

  private void table(DrillPage.Table table) throws IOException {
    var rows = new ArrayList<List<String>>();
    rows.add(table.headers());
    table.rows().forEach(row -> rows.add(row.stream().map(Printable::of).toList()));
    Grid grid = Grid.of(rows, options.width() - GAP, GAP);
    terminal.text(Tone.DIM, table.title()).end();
    for (int r = 0; r < rows.size(); r++) {
      for (String line : grid.lines(r)) {
        terminal.text(" ".repeat(GAP)).text(r == 0 ? Tone.DIM : Tone.PLAIN, line).end();
      }
    }
    terminal.end();
  }

  private void entry(Entry entry) throws IOException {
    terminal
        .text(tone(entry.weight()), entry.weight().word())
        .text("  ")
        .text(Tone.STRONG, Printable.of(entry.name()))
        .text(Tone.DIM, "  " + Printable.of(entry.rule()))
        .end();
    wrapped(entry.message());
    int most = options.verbose() ? Integer.MAX_VALUE : MOST_LINES;
    for (String line : entry.lines().subList(0, Math.min(most, entry.lines().size()))) {
      wrapped("- " + line);
    }
    if (entry.lines().size() > most) {
      wrapped("- and " + (entry.lines().size() - most) + " more (--verbose lists them)");
    }
    if (entry.signed().isPresent()) {
      wrapped(entry.signed().get());
    }
    if (!entry.at().isEmpty()) {
      terminal.text("    ").text(Tone.DIM, Printable.of(entry.at())).end();
    }
    if (!entry.next().isEmpty()) {
      wrapped("next: " + entry.next());
    }
    terminal.end();
  }

  private void wrapped(String text) throws IOException {
    if (text.isEmpty()) {
      return;
    }
    for (String line : Columns.wrapped(Printable.of(text), options.width() - INDENT)) {
      terminal.text("    ").text(line).end();
    }
  }

  private Tone tone() {
    return switch (page.verdict()) {
      case PASSED -> Tone.GOOD;
      case FAILED -> Tone.BAD;
      case INCONCLUSIVE -> Tone.UNSURE;
    };
  }

  private static Tone tone(Weight weight) {
    return switch (weight) {
      case FAILED -> Tone.BAD;
      case UNDECIDED -> Tone.UNSURE;
      case WARN -> Tone.WARN;
      case DECLARED, INFO, HELD -> Tone.GOOD;
    };
  }
}
