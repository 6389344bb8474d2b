package dev.evenkeel.report.runbook;

import dev.evenkeel.drill.runbook.DrilledState;
import dev.evenkeel.drill.runbook.Runbook;
import dev.evenkeel.report.Markdown;
import dev.evenkeel.report.Printable;
import java.io.IOException;
import java.util.List;

/** For a wiki, or a file beside the code. */
final class RunbookMarkdown {
  private RunbookMarkdown() {}

  static void write(Runbook runbook, Appendable out) throws IOException {
    out.append("# Runbook\n\n");
    out.append(Markdown.prose(RunbookText.sentence(runbook))).append(".\n\n");
    lines(PageLine.head(runbook), out);
    for (DrilledState state : runbook.worstFirst()) {
      out.append("\n## ").append(state.verdict().name()).append(": ");
      out.append(Markdown.prose(PageLine.title(state))).append("\n\n");
      lines(PageLine.page(state), out);
      commands(state.entry().commands(), out);
    }
  }

  private static void lines(List<PageLine> lines, Appendable out) throws IOException {
    for (PageLine each : lines) {
      if (each.lines().size() == 1) {
        out.append("- **").append(each.label()).append("**: ");
        out.append(Markdown.prose(each.lines().getFirst())).append('\n');
      } else {
        out.append("- **").append(each.label()).append("**:\n");
        for (String line : each.lines()) {
          out.append("  - ").append(Markdown.prose(line)).append('\n');
        }
      }
    }
  }

  /** A fence that no command can end. */
  private static void commands(List<String> commands, Appendable out) throws IOException {
    if (commands.isEmpty()) {
      return;
    }
    var fence = new StringBuilder("```");
    while (String.join("\n", commands).contains(fence)) {
      fence.append('`');
    }
    out.append('\n').append(fence).append("text\n");
    for (String command : commands) {
      out.append(Printable.of(command)).append('\n');
    }
    out.append(fence).append('\n');
  }
}
