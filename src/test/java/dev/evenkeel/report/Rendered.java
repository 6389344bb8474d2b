package dev.evenkeel.report;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A report in one of its formats, as a string. */
final class Rendered {
  private Rendered() {}

  static String as(ReportFormat format, Report report) {
    return as(format, report, RenderOptions.plain());
  }

  static String as(ReportFormat format, Report report, RenderOptions options) {
    var out = new StringBuilder();
    try {
      format.render(report, out, options);
    } catch (IOException e) {
      throw new UncheckedIOException("a StringBuilder does no I/O", e);
    }
    return out.toString();
  }
}
