package dev.evenkeel.app.cli.drill;

import dev.evenkeel.app.cli.ConfigOption;
import dev.evenkeel.app.cli.ExitCode;
import dev.evenkeel.app.cli.ReportOptions;
import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.app.wiring.DeclaredPlan;
import dev.evenkeel.drill.runbook.Runbook;
import dev.evenkeel.environment.Declaration;
import dev.evenkeel.operation.drill.halfdeploy.LocateState;
import dev.evenkeel.operation.drill.halfdeploy.LocateState.Located;
import dev.evenkeel.report.runbook.WhereReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code where --environment NAME}: which drilled state is that database in? */
@Command(
    name = "where",
    description = {
      "Names the drilled state that an environment's database is in, and its page of the runbook.",
      "The database is only read from. Exit code 3 where no drill has seen such a state, where"
          + " rows",
      "decide, or where the migrations have changed since the drill."
    },
    mixinStandardHelpOptions = true)
public final class WhereCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--environment",
      required = true,
      paramLabel = "NAME",
      description = "Whose database; an environment of evenkeel.yaml.")
  private String environment = "";

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description =
          "The half-deploy drill record; without it, drill-record.json beside evenkeel.yaml.")
  private @Nullable String record;

  @Mixin private ConfigOption config = new ConfigOption();
  @Mixin private ReportOptions reports = new ReportOptions();

  public WhereCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    reports.check(console);
    Declaration declaration = config.require(console);
    PlannedDatabase database = PlannedDatabase.of(declaration, environment);
    String file = Optional.ofNullable(record).orElseGet(() -> beside(declaration));
    Runbook runbook = RecordFile.read(file, console);
    if (runbook.states().isEmpty()) {
      throw new UsageError(file + " has no state: that drill drilled nothing");
    }
    WhereReport report = report(database, file, runbook, remarks(declaration, database, runbook));
    ReportOptions.Rendering rendering =
        (format, to, options) -> {
          switch (format) {
            case TEXT -> report.text(to, options);
            case JSON -> report.json(to);
            case SARIF, JUNIT, MARKDOWN, HTML, ANNOTATIONS ->
                throw new UsageError(
                    "--format " + format.word() + ": where answers in text or json");
          }
        };
    reports.write(console, rendering);
    boolean answered = report.answered() && changed(declaration, runbook).isEmpty();
    return reports.ended(console, answered ? ExitCode.PASSED : ExitCode.INCONCLUSIVE, rendering);
  }

  private WhereReport report(
      PlannedDatabase database, String file, Runbook runbook, List<String> remarks) {
    return switch (LocateState.run(database.live(), runbook)) {
      case Located.Told told ->
          new WhereReport(
              environment,
              database.source(),
              database.shown(),
              file,
              runbook,
              Optional.of(told.whereabouts()),
              told.unread(),
              remarks);
      case Located.Unseen unseen ->
          new WhereReport(
              environment,
              database.source(),
              database.shown(),
              file,
              runbook,
              Optional.empty(),
              List.of(unseen.unread()),
              remarks);
    };
  }

  private static Optional<String> changed(Declaration declaration, Runbook runbook) {
    return DeclaredPlan.of(declaration)
        .filter(plan -> !plan.digest().equals(runbook.planDigest()))
        .map(
            plan ->
                "the migrations are not those that were drilled any more: drill again before you"
                    + " trust a state");
  }

  private static List<String> remarks(
      Declaration declaration, PlannedDatabase database, Runbook runbook) {
    var remarks = new ArrayList<String>();
    changed(declaration, runbook).ifPresent(remarks::add);
    if (runbook.verdict().equals("inconclusive")) {
      remarks.add("that drill was inconclusive: what it says of a state was not made sure of");
    }
    if (!runbook.engine().equals(database.engine())) {
      remarks.add(
          "drilled on "
              + runbook.engine()
              + " "
              + runbook.engineVersion()
              + ", and this is "
              + database.engine()
              + ": another server may call the same thing by other words");
    }
    return remarks;
  }

  private static String beside(Declaration declaration) {
    Path folder = Path.of(declaration.place()).getParent();
    return folder == null ? RecordFile.USUAL : folder.resolve(RecordFile.USUAL).toString();
  }
}
