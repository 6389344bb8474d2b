package dev.evenkeel.app.cli.trail;

import dev.evenkeel.app.cli.ExitCode;
import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.operation.trail.Findable;
import dev.evenkeel.operation.trail.ReadDossier;
import dev.evenkeel.operation.trail.ShowTrail;
import dev.evenkeel.report.trail.ShowJson;
import dev.evenkeel.report.trail.page.ChangePage;
import dev.evenkeel.report.trail.page.Links;
import dev.evenkeel.trail.Storage;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code trail show CHANGE}: how a change stands, and every record about it. */
@Command(
    name = "show",
    description = "Shows how a change stands, and every record about it.",
    mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private LogOptions log = new LogOptions();
  @Mixin private FormatOptions formats = new FormatOptions("text", "json", "html");

  @Parameters(paramLabel = "CHANGE", description = "Which change.")
  private @Nullable String change;

  ShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    return Failures.explained(console, this::show);
  }

  private int show() {
    TrailDirectory directory = log.open(console);
    directory.mustExist();
    String wanted = change == null ? "" : change;
    try (Storage storage = directory.openToRead()) {
      Findable.required(storage);
      ShowTrail.Trail trail = ShowTrail.run(storage, wanted);
      if (trail.records().isEmpty()) {
        throw new UsageError(
            "the log in " + directory.path() + " has no record of a change " + wanted);
      }
      formats.write(
          console,
          (format, to, standardOutput) -> {
            switch (format) {
              case "json" ->
                  ShowJson.write(
                      trail.change(), trail.records(), trail.state(), trail.checkpoint(), to);
              case "html" ->
                  to.append(
                      ChangePage.of(
                          ReadDossier.run(
                                  storage, wanted, project -> true, directory.witnesses().read())
                              .orElseThrow(),
                          Links.ALONE));
              default -> to.append(TrailText.of(trail));
            }
          });
      return ExitCode.PASSED;
    }
  }
}
