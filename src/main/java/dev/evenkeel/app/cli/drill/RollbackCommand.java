package dev.evenkeel.app.cli.drill;

import dev.evenkeel.app.cli.ConfigOption;
import dev.evenkeel.app.cli.Console;
import dev.evenkeel.app.cli.ExitCode;
import dev.evenkeel.app.cli.ReportOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code drill rollback MIGRATIONS}: does every way back lead back, with the data? */
@Command(
    name = "rollback",
    description = "Applies each migration, takes it back, and compares what is left with before.",
    mixinStandardHelpOptions = true)
final class RollbackCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private DrillOptions drill = new DrillOptions();
  @Mixin private ConfigOption config = new ConfigOption();
  @Mixin private ReportOptions reports = new ReportOptions();

  RollbackCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    reports.check();
    config.find(console);
    console
        .err()
        .println(
            "evenkeel: drill rollback: this build has no sandbox "
                + drill.sandbox()
                + "; nothing was drilled");
    return ExitCode.INCONCLUSIVE;
  }
}
