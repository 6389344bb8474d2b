package dev.evenkeel.app.cli.github;

import dev.evenkeel.app.cli.ExitCode;
import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.app.github.Output;
import dev.evenkeel.app.github.Runner;
import dev.evenkeel.app.github.RunnerFiles;
import dev.evenkeel.report.Printable;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * {@code github}: one step of a workflow. Runs a verb once and makes of its one result the log, the
 * annotations, the job's summary, the outputs, the uploaded report and the comment.
 */
@Command(
    name = "github",
    description = {
      "What the GitHub Action's step runs: a verb, and its result wherever a workflow shows one.",
      "Takes its inputs from the variable EVENKEEL_INPUTS, and nothing from the command line."
    },
    mixinStandardHelpOptions = true)
public final class GithubCommand implements Callable<Integer> {
  private final Console console;

  public GithubCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Runner runner = Runner.of(console.variables());
    var files = new RunnerFiles(runner);
    int code;
    try {
      code = Step.of(console, runner, files).run();
    } catch (UsageError e) {
      e.problems().forEach(line -> console.err().println("evenkeel: " + plain(line)));
      var trouble = Trouble.of(ExitCode.USAGE, String.join("\n", e.problems()));
      console.out().print(trouble.annotation());
      files.summary(trouble.markdown());
      code = ExitCode.USAGE;
    } catch (IOException | RuntimeException e) {
      unforeseen(files, e);
      throw e;
    }
    files.output(Output.VERDICT, word(code));
    files.output(Output.EXIT_CODE, String.valueOf(code));
    console.out().flush();
    return code;
  }

  /** Our own mistake, or a full disk: what the runner shows is no older answer. */
  private static void unforeseen(RunnerFiles files, Exception e) {
    try {
      files.output(Output.VERDICT, word(ExitCode.INCONCLUSIVE));
      files.output(Output.EXIT_CODE, String.valueOf(ExitCode.INCONCLUSIVE));
      files.summary(
          Trouble.of(
                  ExitCode.INCONCLUSIVE,
                  "the step could not be brought to an end (" + e.getClass().getSimpleName() + ")")
              .markdown());
    } catch (IOException again) {
      e.addSuppressed(again);
    }
  }

  private static String plain(String line) {
    return Printable.of(line);
  }

  /** What the steps after this one read; everything that is no answer is an error. */
  static String word(int code) {
    return switch (code) {
      case ExitCode.PASSED -> "passed";
      case ExitCode.FAILED -> "failed";
      case ExitCode.INCONCLUSIVE -> "inconclusive";
      default -> "error";
    };
  }
}
