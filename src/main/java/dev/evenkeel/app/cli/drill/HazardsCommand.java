package dev.evenkeel.app.cli.drill;

import dev.evenkeel.app.cli.ConfigOption;
import dev.evenkeel.app.cli.ReportOptions;
import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.app.wiring.Sandboxes;
import dev.evenkeel.drill.Heading;
import dev.evenkeel.drill.hazard.HazardRecord;
import dev.evenkeel.drill.hazard.PlanSeen;
import dev.evenkeel.environment.Declaration;
import dev.evenkeel.operation.drill.Headings;
import dev.evenkeel.operation.drill.Limits;
import dev.evenkeel.operation.drill.Setup;
import dev.evenkeel.operation.drill.hazard.ObserveStatements;
import dev.evenkeel.plan.Plan;
import dev.evenkeel.report.drill.HazardReport;
import dev.evenkeel.sandbox.Sandbox;
import dev.evenkeel.sandbox.SandboxFailure;
import dev.evenkeel.sandbox.Tool;
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
    reports.check(console);
    Optional<Declaration> declaration = config.find(console);
    PlannedMigrations migrations = PlannedMigrations.read(drill, declaration, console);
    if (!drill.budget().equals(Budget.NONE)) {
      throw new UsageError(
          "drill hazards runs each statement once and takes no --budget; name the last migration"
              + " with --to");
    }
    Preparation prepared = Preparation.of(drill, migrations.dialect(), console);
    JudgedHazards hazards = JudgedHazards.of(declaration, console);
    try (Sandbox sandbox =
        Sandboxes.open(drill.sandbox(), migrations.dialect(), migrations.plan(), console)) {
      Setup setup = prepared.setup(sandbox, migrations, Limits.usual(1));
      PlanSeen seen = ObserveStatements.run(setup, drill.everyVersion());
      HazardRecord record =
          HazardRecord.of(heading(setup), setup.units().size(), seen, hazards.judged(seen));
      ReportOptions.Rendering rendering =
          (format, to, options) -> HazardReport.render(record, format, to, options);
      reports.write(console, rendering);
      return reports.ended(console, record.verdict().exitCode(), rendering);
    } catch (SandboxFailure e) {
      return Preparation.failed("hazards", e, console);
    }
  }

  /** Statements are run one by one, whatever the tool does with them. */
  private static Heading heading(Setup setup) {
    Plan plan = setup.plan();
    return Headings.of(
        plan, setup.sandbox().engine(), setup.migrators().of(plan).tool(), Tool.Mode.REPLAYED);
  }
}
