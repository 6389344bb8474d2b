package dev.evenkeel.report.drill;

import dev.evenkeel.drill.rollback.RollbackRecord;
import dev.evenkeel.report.RenderOptions;
import dev.evenkeel.report.ReportFormat;
import java.io.IOException;

/** A rollback drill in the format that was asked for. */
public final class RollbackReport {
  private RollbackReport() {}

  public static void render(
      RollbackRecord drill, ReportFormat format, Appendable out, RenderOptions options)
      throws IOException {
    if (format == ReportFormat.JSON) {
      RollbackJson.write(drill, out);
    } else {
      DrillFormats.render(RollbackPage.of(drill), format, out, options);
    }
  }
}
