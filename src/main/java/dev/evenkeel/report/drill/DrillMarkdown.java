package dev.evenkeel.report.drill;

import dev.evenkeel.report.Markdown;
import dev.evenkeel.report.drill.DrillPage.Entry;
import dev.evenkeel.report.drill.DrillPage.Weight;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** For a job summary or a comment: worst first, and what no longer fits is counted. */
final class DrillMarkdown {
  private static final int MOST_LINES = 5;

  private final DrillPage page;
  private final StringBuilder text = new StringBuilder();
  private int room;

  DrillMarkdown(DrillPage page, int room) {
    this.page = page;
    this.room = room;
  }

  void write(Appendable out) throws IOException {
    add("## " + page.verdict().word().toUpperCase(Locale.ROOT) + ": drill " + page.title());
    add("\n\n**Verdict:** " + Markdown.prose(page.sentence()) + "\n\n");
    for (DrillPage.Fact fact : page.facts()) {
      add("- " + fact.label() + ": " + Markdown.prose(fact.text()) + "\n");
    }
    add("\n");
    for (DrillPage.Table table : page.tables()) {
      table(table);
    }
    for (Weight weight : Weight.values()) {
      if (weight != Weight.HELD && weight != Weight.INFO) {
        entries(weight);
      }
    }
    lines("### Notes", page.notes(), false);
    lines("### Next", page.next(), true);
    out.append(text);
  }

  private void table(DrillPage.Table table) {
    add("### " + Markdown.prose(table.title()) + "\n\n");
    add("| " + String.join(" | ", table.headers()) + " |\n");
    add("|" + "---|".repeat(table.headers().size()) + "\n");
    int told = 0;
    for (List<String> row : table.rows()) {
      var cells = row.stream().map(cell -> Markdown.cell(Markdown.prose(cell))).toList();
      if (!add("| " + String.join(" | ", cells) + " |\n")) {
        break;
      }
      told++;
    }
    more(table.rows().size() - told);
    add("\n");
  }

  private void entries(Weight weight) {
    List<Entry> entries = page.entries(weight);
    if (entries.isEmpty()) {
      return;
    }
    add("### " + weight.word() + " (" + entries.size() + ")\n\n");
    int told = 0;
    for (Entry entry : entries) {
      if (!add(entry(entry))) {
        break;
      }
      told++;
    }
    more(entries.size() - told);
    add("\n");
  }

  private static String entry(Entry entry) {
    var item = new StringBuilder();
    item.append("- **").append(Markdown.code(entry.name())).append("** ");
    item.append(Markdown.prose(entry.rule() + ": " + entry.message())).append('\n');
    for (String line : entry.lines().subList(0, Math.min(MOST_LINES, entry.lines().size()))) {
      item.append("  - ").append(Markdown.prose(line)).append('\n');
    }
    if (entry.lines().size() > MOST_LINES) {
      item.append("  - and ").append(entry.lines().size() - MOST_LINES).append(" more\n");
    }
    entry.signed().ifPresent(who -> item.append("  - ").append(Markdown.prose(who)).append('\n'));
    if (!entry.next().isEmpty()) {
      item.append("  - next: ").append(Markdown.prose(entry.next())).append('\n');
    }
    return item.toString();
  }

  private void lines(String title, List<String> lines, boolean code) {
    if (lines.isEmpty()) {
      return;
    }
    add(title + "\n\n");
    lines.forEach(line -> add("- " + (code ? Markdown.code(line) : Markdown.prose(line)) + "\n"));
    add("\n");
  }

  private void more(int left) {
    if (left > 0) {
      text.append("- and ").append(left).append(" more; `--format json` has all\n");
    }
  }

  private boolean add(String piece) {
    int bytes = piece.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > room) {
      return false;
    }
    room -= bytes;
    text.append(piece);
    return true;
  }
}
