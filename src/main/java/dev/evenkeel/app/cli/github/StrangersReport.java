package dev.evenkeel.app.cli.github;

import dev.evenkeel.app.cli.ExitCode;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.app.finding.ReadReport;
import dev.evenkeel.app.github.Attempt;
import dev.evenkeel.app.github.Input;
import dev.evenkeel.app.github.Inputs;
import dev.evenkeel.app.github.Output;
import dev.evenkeel.app.github.Runner;
import dev.evenkeel.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A report that a job without rights left, commented by a job that has them. Nothing of it is
 * believed before the published schema has been held against it, and nothing of it is run.
 */
final class StrangersReport {
  private static final long LARGEST = 50_000_000;

  private StrangersReport() {}

  static int show(Inputs inputs, Path directory, Runner runner, Aftermath aftermath)
      throws IOException {
    Report report = ReadReport.of(bytes(inputs, directory), "the report");
    Attempt attempt = aftermath.comment(CommentText.ofStranger(report, runner), false);
    aftermath.tell(attempt, Optional.of(Output.COMMENT_URL));
    return attempt instanceof Attempt.Failed ? ExitCode.UNREACHABLE : ExitCode.PASSED;
  }

  private static byte[] bytes(Inputs inputs, Path directory) throws IOException {
    String name =
        inputs
            .text(Input.REPORT)
            .orElseThrow(
                () ->
                    new UsageError(
                        "the input report is missing: which report.json is to be shown?"));
    try {
      Path file = directory.resolve(name);
      // The folder was unpacked from what a stranger made: a link in it may lead anywhere.
      if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= LARGEST) {
        return Files.readAllBytes(file);
      }
    } catch (InvalidPathException e) {
      // said below, as of any file that is not there
    }
    throw new UsageError(
        "the input report is "
            + name
            + ": no such file, or one that is no plain file of at most 50 MB");
  }
}
