package dev.evenkeel.report.drill;

import dev.evenkeel.report.RenderOptions;
import dev.evenkeel.report.ReportFormat;
import java.io.IOException;

/** A page in the format that was asked for; for JSON there is the record and no page. */
final class DrillFormats {
  private DrillFormats() {}

  static void render(DrillPage page, ReportFormat format, Appendable out, RenderOptions options)
      throws IOException {
    switch (format) {
      case TEXT -> new DrillText(page, options, out).write();
      case SARIF -> new DrillSarif(page, options.places()).write(out);
      case JUNIT -> new DrillJunit(page).write(out);
      case MARKDOWN -> new DrillMarkdown(page, options.room()).write(out);
      case HTML -> new DrillHtml(page, out).write();
      case ANNOTATIONS -> DrillAnnotations.write(page, options.places(), out);
      case JSON -> throw new IllegalArgumentException("the record is written by its own writer");
    }
  }
}
