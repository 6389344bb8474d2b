package dev.evenkeel.report.runbook;

import dev.evenkeel.drill.runbook.Runbook;
import dev.evenkeel.report.RenderOptions;
import dev.evenkeel.report.ReportFormat;
import java.io.IOException;

/** A runbook in the format that was asked for. */
public final class RunbookReport {
  private RunbookReport() {}

  /** Whether a runbook is written in it; the record itself is its JSON. */
  public static boolean knows(ReportFormat format) {
    return format == ReportFormat.TEXT
        || format == ReportFormat.MARKDOWN
        || format == ReportFormat.HTML;
  }

  public static void render(
      Runbook runbook, ReportFormat format, Appendable out, RenderOptions options)
      throws IOException {
    switch (format) {
      case TEXT -> RunbookText.write(runbook, out, options);
      case MARKDOWN -> RunbookMarkdown.write(runbook, out);
      case HTML -> new RunbookHtml(out).write(runbook);
      case JSON, SARIF, JUNIT, ANNOTATIONS ->
          throw new IllegalArgumentException("no runbook is written so");
    }
  }
}
