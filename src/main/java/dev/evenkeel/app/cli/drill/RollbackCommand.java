package dev.evenkeel.app.cli.drill;

import dev.evenkeel.app.cli.ConfigOption;
import dev.evenkeel.app.cli.Console;
import dev.evenkeel.app.cli.ExitCode;
import dev.evenkeel.app.cli.Printed;
import dev.evenkeel.app.cli.ReportOptions;
import dev.evenkeel.app.wiring.CatalogReaders;
import dev.evenkeel.app.wiring.Sandboxes;
import dev.evenkeel.drill.OneWays;
import dev.evenkeel.drill.rollback.RollbackRecord;
import dev.evenkeel.environment.Declaration;
import dev.evenkeel.operation.drill.Limits;
import dev.evenkeel.operation.drill.Progress;
import dev.evenkeel.operation.drill.Provided;
import dev.evenkeel.operation.drill.RollbackDrill;
import dev.evenkeel.operation.drill.Setup;
import dev.evenkeel.operation.drill.hazard.ObserveStatements;
import dev.evenkeel.report.drill.RollbackReport;
import dev.evenkeel.sandbox.Sandbox;
import dev.evenkeel.sandbox.SandboxFailure;
import dev.evenkeel.sandbox.Seeder;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
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
    reports.check();
    Optional<Declaration> declaration = config.find(console);
    reports.beside(config, console);
    PlannedMigrations all = PlannedMigrations.read(drill, declaration, console);
    Optional<BeforeFile> before = BeforeFile.read(drill.before(), all.dialect(), console);
    JudgedHazards hazards = JudgedHazards.of(declaration, console);
    Optional<Seeder> seeds = Seeds.of(drill.seed(), all.dialect(), console);
    OneWays oneWays = DeclaredOneWays.of(declaration, console);
    try {
      Pending pending = Pending.of(drill, whose, declaration, all);
      return drilled(
          pending,
          sandbox -> setup(sandbox, all.after(pending.from()), before, seeds),
          oneWays,
          hazards,
          all);
    } catch (SandboxFailure e) {
      console
          .err()
          .println("evenkeel: drill rollback: " + Printed.line(String.valueOf(e.getMessage())));
      console.err().println("  " + Printed.line(e.next()));
      return ExitCode.INCONCLUSIVE;
    }
  }

  private int drilled(
      Pending pending,
      Function<Sandbox, Setup> made,
      OneWays oneWays,
      JudgedHazards hazards,
      PlannedMigrations all) {
    try (Sandbox sandbox = Sandboxes.open(drill.sandbox(), all.dialect(), all.plan(), console)) {
      Setup setup = made.apply(sandbox);
      RollbackRecord record =
          RollbackDrill.run(setup, oneWays.declared(), oneWays.today())
              .with(hazards.judged(ObserveStatements.run(setup, drill.everyVersion())))
              .saying(pending.remark());
      reports.write(
          console, (format, to, options) -> RollbackReport.render(record, format, to, options));
      return record.verdict().exitCode();
    }
  }

  private Setup setup(
      Sandbox sandbox,
      PlannedMigrations migrations,
      Optional<BeforeFile> before,
      Optional<Seeder> seeds) {
    int workers = Runtime.getRuntime().availableProcessors();
    Limits limits =
        Limits.usual(workers)
            .within(drill.budget().time(), drill.budget().points().orElse(Integer.MAX_VALUE));
    Progress progress = ProgressLine.of(console);
    return new Setup(
        sandbox,
        CatalogReaders.of(migrations.dialect()),
        Tools.of(migrations, drill.flyway(), limits.statement()),
        migrations.plan(),
        before
            .<Setup.Provision>map(file -> new Provided(file.name(), file.statements()))
            .orElse(Setup.Provision.NOTHING),
        before.map(BeforeFile::settings).orElse(List.of()),
        seeds,
        migrations.from(),
        migrations.to(),
        limits,
        progress);
  }
}
