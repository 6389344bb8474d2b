package dev.evenkeel.app.cli.github;

import dev.evenkeel.app.github.Runner;
import dev.evenkeel.report.Markdown;
import dev.evenkeel.report.RenderOptions;
import dev.evenkeel.report.Report;
import dev.evenkeel.report.ReportFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A report as a comment: shorter than GitHub's limit, with where it comes from. */
final class CommentText {
  /** GitHub takes 65,536 characters; the mark and the last line want some of them. */
  private static final int LARGEST = 62_000;

  private CommentText() {}

  static String of(Report report, Runner runner) throws IOException {
    var text = new StringBuilder();
    ReportFormat.MARKDOWN.render(report, text, RenderOptions.plain().comment());
    return text + from(runner);
  }

  /** Made by somebody else's run, out of code that nobody here has read. */
  static String ofStranger(Report report, Runner runner) throws IOException {
    return "> From a run of the pull request's own code: it says what that run found, and nobody"
        + " here has checked it.\n\n"
        + of(report, runner);
  }

  /** What a drill wrote for the summary, where it is not too long for a comment. */
  static String of(String summary, Runner runner) {
    if (summary.getBytes(StandardCharsets.UTF_8).length <= LARGEST) {
      return summary + from(runner);
    }
    String head = summary.lines().limit(4).reduce("", (text, line) -> text + line + "\n");
    return head
        + "\nThe rest is longer than a comment holds: the run's summary has it.\n"
        + from(runner);
  }

  private static String from(Runner runner) {
    String run = runner.page().map(url -> "[the run](" + url + ")").orElse("a run");
    String commit = runner.commit().map(sha -> " of " + Markdown.code(sha)).orElse("");
    return "\n<sub>Evenkeel, " + run + commit + "</sub>\n";
  }
}
