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
    leaves(Leaf.head(runbook), out);
    for (DrilledState state : runbook.worstFirst()) {
      out.append("\n## ").append(state.verdict().name()).append(": ");
      out.append(Markdown.prose(Leaf.title(state))).append("\n\n");
      leaves(Leaf.page(state), out);
      commands(state.entry().commands(), out);
    }
  }

  private static void leaves(List<Leaf> leaves, Appendable out) throws IOException {
    for (Leaf leaf : leaves) {
      if (leaf.lines().size() == 1) {
        out.append("- **").append(leaf.label()).append("**: ");
        out.append(Markdown.prose(leaf.lines().getFirst())).append('\n');
      } else {
        out.append("- **").append(leaf.label()).append("**:\n");
        for (String line : leaf.lines()) {
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
