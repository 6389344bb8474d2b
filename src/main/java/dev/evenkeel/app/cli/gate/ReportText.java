package dev.evenkeel.app.cli.gate;

import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.environment.LocateEnvironments;
import dev.evenkeel.report.RenderOptions;
import dev.evenkeel.report.Report;
import dev.evenkeel.report.ReportFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;

/** What a decision was made on, as bytes that can be kept. */
public final class ReportText {
  private static final int WIDTH = 100;

  private ReportText() {}

  public static String json(Report report) {
    var text = new StringBuilder();
    try {
      ReportFormat.named("json")
          .orElseThrow()
          .render(report, text, new RenderOptions(false, WIDTH, false));
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot be written", e);
    }
    return text.toString();
  }

  /** evenkeel.yaml as it stands; empty where there is none. */
  public static String policy(Console console, Optional<String> config) {
    return LocateEnvironments.locate(console, config)
        .map(
            file -> {
              try {
                return Files.readString(file.path());
              } catch (IOException e) {
                throw new UncheckedIOException(file.written() + " could be read before", e);
              }
            })
        .orElse("");
  }
}
