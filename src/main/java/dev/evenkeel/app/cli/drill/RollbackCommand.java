package dev.evenkeel.app.cli.drill;

import dev.evenkeel.app.cli.ConfigOption;
import dev.evenkeel.app.cli.ReportOptions;
import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.wiring.Sandboxes;
import dev.evenkeel.drill.OneWays;
import dev.evenkeel.drill.rollback.RollbackRecord;
import dev.evenkeel.environment.Declaration;
import dev.evenkeel.operation.drill.RollbackDrill;
import dev.evenkeel.operation.drill.Setup;
import dev.evenkeel.operation.drill.hazard.ObserveStatements;
import dev.evenkeel.report.drill.RollbackReport;
import dev.evenkeel.sandbox.Sandbox;
import dev.evenkeel.sandbox.SandboxFailure;
import java.util.Optional;
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
  @Mixin private PendingOption whose = new PendingOption();
  @Mixin private ConfigOption config = new ConfigOption();
  @Mixin private ReportOptions reports = new ReportOptions();

  RollbackCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    reports.check(console);
    Optional<Declaration> declaration = config.find(console);
    reports.beside(config, console);
    PlannedMigrations all = PlannedMigrations.read(drill, declaration, console);
    Preparation prepared = Preparation.of(drill, all.dialect(), console);
    JudgedHazards hazards = JudgedHazards.of(declaration, console);
    OneWays oneWays = DeclaredOneWays.of(declaration, console);
    try {
      Pending pending = Pending.of(drill, whose, declaration, all);
      return drilled(prepared, all.after(pending.from()), pending.remark(), oneWays, hazards);
    } catch (SandboxFailure e) {
      return Preparation.failed("rollback", e, console);
    }
  }

  private int drilled(
      Preparation prepared,
      PlannedMigrations migrations,
      Optional<String> remark,
      OneWays oneWays,
      JudgedHazards hazards) {
    try (Sandbox sandbox =
        Sandboxes.open(drill.sandbox(), migrations.dialect(), migrations.plan(), console)) {
      Setup setup = prepared.setup(sandbox, migrations, prepared.limits());
      RollbackRecord record =
          RollbackDrill.run(setup, oneWays.declared(), oneWays.today())
              .with(hazards.judged(ObserveStatements.run(setup, drill.everyVersion())))
              .saying(remark);
      ReportOptions.Rendering rendering =
          (format, to, options) -> RollbackReport.render(record, format, to, options);
      reports.write(console, rendering);
      return reports.ended(console, record.verdict().exitCode(), rendering);
    }
  }
}
