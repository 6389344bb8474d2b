package dev.evenkeel.app.cli.drill;

import dev.evenkeel.app.cli.ExitCode;
import dev.evenkeel.app.cli.ReportOptions;
import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.drill.runbook.Runbook;
import dev.evenkeel.report.ReportFormat;
import dev.evenkeel.report.runbook.RunbookReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code runbook RECORD}: what to do in each state that a stopped deploy can be found in. */
@Command(
    name = "runbook",
    description = {
      "Prints the runbook of a half-deploy drill record, state by state.",
      "For each state, worst first: how to recognise it, what works meanwhile, the exact command,",
      "who, how long it took."
    },
    mixinStandardHelpOptions = true)
public final class RunbookCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      index = "0",
      paramLabel = "RECORD",
      description = "What `drill half-deploy --format json` wrote.")
  private String record = "";

  @Mixin private ReportOptions reports = new ReportOptions();

  public RunbookCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    reports.check(console);
    Runbook runbook = RecordFile.read(record, console);
    reports.write(
        console,
        (format, to, options) -> RunbookReport.render(runbook, known(format), to, options));
    return ExitCode.PASSED;
  }

  private static ReportFormat known(ReportFormat format) {
    if (!RunbookReport.knows(format)) {
      throw new UsageError(
          "a runbook is written as text, markdown or html; the record itself is its JSON");
    }
    return format;
  }
}
