package dev.evenkeel.app.cli.drill;

import dev.evenkeel.app.cli.ConfigOption;
import dev.evenkeel.app.cli.Console;
import dev.evenkeel.app.cli.ExitCode;
import dev.evenkeel.app.cli.Printed;
import dev.evenkeel.app.cli.ReportOptions;
import dev.evenkeel.app.cli.UsageError;
import dev.evenkeel.app.wiring.CatalogReaders;
import dev.evenkeel.app.wiring.Sandboxes;
import dev.evenkeel.drill.Heading;
import dev.evenkeel.drill.hazard.HazardRecord;
import dev.evenkeel.drill.hazard.PlanSeen;
import dev.evenkeel.environment.Declaration;
import dev.evenkeel.operation.drill.Limits;
import dev.evenkeel.operation.drill.Provided;
import dev.evenkeel.operation.drill.Setup;
import dev.evenkeel.operation.drill.hazard.ObserveStatements;
import dev.evenkeel.plan.Plan;
import dev.evenkeel.report.drill.HazardReport;
import dev.evenkeel.sandbox.Engine;
import dev.evenkeel.sandbox.Sandbox;
import dev.evenkeel.sandbox.SandboxFailure;
import dev.evenkeel.sandbox.Tool;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * {@code drill hazards MIGRATIONS}: what each statement does to who uses the database meanwhile.
 */
@Command(
    name = "hazards",
    description = "Runs each statement once, and says what it locks, rewrites and reads.",
    mixinStandardHelpOptions = true)
final class HazardsCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private DrillOptions drill = new DrillOptions();
  @Mixin private ConfigOption config = new ConfigOption();
  @Mixin private ReportOptions reports = new ReportOptions();

  HazardsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    reports.check();
    Optional<Declaration> declaration = config.find(console);
    PlannedMigrations migrations = PlannedMigrations.read(drill, declaration, console);
    if (!drill.budget().equals(Budget.NONE)) {
      throw new UsageError(
          "drill hazards runs each statement once and takes no --budget; name the last migration"
              + " with --to");
    }
    Optional<BeforeFile> before = BeforeFile.read(drill.before(), migrations.dialect(), console);
    JudgedHazards hazards = JudgedHazards.of(declaration, console);
    try (Sandbox sandbox =
        Sandboxes.open(drill.sandbox(), migrations.dialect(), migrations.plan(), console)) {
      Setup setup = setup(sandbox, migrations, before);
      PlanSeen seen = ObserveStatements.run(setup, drill.everyVersion());
      HazardRecord record =
          HazardRecord.of(heading(setup), setup.units().size(), seen, hazards.judged(seen));
      reports.write(
          console, (format, to, options) -> HazardReport.render(record, format, to, options));
      return record.verdict().exitCode();
    } catch (SandboxFailure e) {
      console
          .err()
          .println("evenkeel: drill hazards: " + Printed.line(String.valueOf(e.getMessage())));
      console.err().println("  " + Printed.line(e.next()));
      return ExitCode.INCONCLUSIVE;
    }
  }

  private static Heading heading(Setup setup) {
    Engine engine = setup.sandbox().engine();
    Plan plan = setup.plan();
    Tool tool = setup.migrators().of(plan).tool();
    return new Heading(
        engine.dialect().word(),
        engine.version(),
        tool.name(),
        tool.version(),
        Tool.Mode.REPLAYED.word(),
        tool.undoMode().word(),
        plan.layout().word(),
        plan.digest(),
        plan.migrations().size(),
        plan.problems());
  }

  private Setup setup(Sandbox sandbox, PlannedMigrations migrations, Optional<BeforeFile> before) {
    Limits limits = Limits.usual(1);
    return new Setup(
        sandbox,
        CatalogReaders.of(migrations.dialect()),
        Tools.of(migrations, drill.flyway(), limits.statement()),
        migrations.plan(),
        before
            .<Setup.Provision>map(file -> new Provided(file.name(), file.statements()))
            .orElse(Setup.Provision.NOTHING),
        before.map(BeforeFile::settings).orElse(List.of()),
        Seeds.of(drill.seed(), migrations.dialect(), console),
        migrations.from(),
        migrations.to(),
        limits,
        ProgressLine.of(console));
  }
}
