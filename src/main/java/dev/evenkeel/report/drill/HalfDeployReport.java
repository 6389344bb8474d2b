package dev.evenkeel.report.drill;

import dev.evenkeel.drill.halfdeploy.HalfDeployRecord;
import dev.evenkeel.report.RenderOptions;
import dev.evenkeel.report.ReportFormat;
import java.io.IOException;

/** A half-deploy drill in the format that was asked for. */
public final class HalfDeployReport {
  private HalfDeployReport() {}

  /**
   * Writes it.
   *
   * @param command how a point is hit again, e.g. {@code evenkeel drill half-deploy db/migration}
   */
  public static void render(
      HalfDeployRecord drill,
      String command,
      ReportFormat format,
      Appendable out,
      RenderOptions options)
      throws IOException {
    if (format == ReportFormat.JSON) {
      HalfDeployJson.write(drill, command, out);
    } else {
      DrillFormats.render(HalfDeployPage.of(drill, command), format, out, options);
    }
  }
}
