package dev.evenkeel.app.cli.drill;

import dev.evenkeel.app.cli.ConfigOption;
import dev.evenkeel.app.cli.ReportOptions;
import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.app.wiring.Sandboxes;
import dev.evenkeel.drill.halfdeploy.HalfDeployRecord;
import dev.evenkeel.environment.Declaration;
import dev.evenkeel.operation.drill.Setup;
import dev.evenkeel.operation.drill.halfdeploy.DrillHalfDeploy;
import dev.evenkeel.operation.drill.halfdeploy.terms.Asking;
import dev.evenkeel.operation.drill.halfdeploy.terms.NewCode;
import dev.evenkeel.operation.drill.halfdeploy.terms.Terms;
import dev.evenkeel.operation.drill.hazard.ObserveStatements;
import dev.evenkeel.report.drill.HalfDeployReport;
import dev.evenkeel.sandbox.Sandbox;
import dev.evenkeel.sandbox.SandboxFailure;
import dev.evenkeel.sandbox.Typed;
import dev.evenkeel.sandbox.cut.CuttingWire;
import dev.evenkeel.sandbox.flyway.FlywayMigrator;
import dev.evenkeel.sandbox.seed.ConstraintSeeder;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code drill half-deploy MIGRATIONS}: what is left where it stops, and how one gets out. */
@Command(
    name = "half-deploy",
    description = "Stops the migrations at every point, and tries every way out of what is left.",
    mixinStandardHelpOptions = true)
final class HalfDeployCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--every-point",
      description = "Hit every point for real, also those that follow from another.")
  private boolean everyPoint;

  @Option(
      names = "--point",
      paramLabel = "ID",
      description = "Hit this one point only, by its id in the record.")
  private @Nullable String point;

  @Option(
      names = "--old-code",
      paramLabel = "FILE",
      description = "Queries of the running version: asked of every state, on old connections too.")
  private @Nullable String oldCode;

  @Option(
      names = "--new-code",
      paramLabel = "FILE",
      description =
          "What the new version writes at the end of a step, before it is taken back; without it,"
              + " rows made to fit where --seed asks for rows.")
  private @Nullable String newCode;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description = "The application's role: queries are asked with its rights, not the owner's.")
  private @Nullable String role;

  @Option(
      names = "--alone",
      description = "No two runners ever meet (the pipeline sees to it): no twin is asked.")
  private boolean alone;

  @Mixin private DyingOptions dying = new DyingOptions();
  @Mixin private DrillOptions drill = new DrillOptions();
  @Mixin private PendingOption whose = new PendingOption();
  @Mixin private ConfigOption config = new ConfigOption();
  @Mixin private ReportOptions reports = new ReportOptions();

  HalfDeployCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    reports.check(console);
    Optional<Declaration> declaration = config.find(console);
    reports.beside(config, console);
    PlannedMigrations all = PlannedMigrations.read(drill, declaration, console);
    Preparation prepared = Preparation.of(drill, all.dialect(), console);
    Terms terms = terms(all, declaration);
    JudgedHazards hazards = JudgedHazards.of(declaration, console);
    try {
      Pending pending = Pending.of(drill, whose, declaration, all);
      return drilled(prepared, all.after(pending.from()), pending.remark(), terms, hazards);
    } catch (SandboxFailure e) {
      return Preparation.failed("half-deploy", e, console);
    }
  }

  private int drilled(
      Preparation prepared,
      PlannedMigrations migrations,
      Optional<String> remark,
      Terms terms,
      JudgedHazards hazards) {
    try (Sandbox sandbox =
        Sandboxes.open(drill.sandbox(), migrations.dialect(), migrations.plan(), console)) {
      Setup setup = prepared.setup(sandbox, migrations, prepared.limits());
      HalfDeployRecord record =
          DrillHalfDeploy.run(setup, CuttingWire.WIRING, terms)
              .with(hazards.judged(ObserveStatements.run(setup, drill.everyVersion())))
              .saying(remark);
      if (point != null && record.points().isEmpty() && record.broken().isEmpty()) {
        throw new UsageError(
            "--point "
                + point
                + ": this drill has no such point; an id is written as in the member points of the"
                + " drill record, e.g. V2__email/forth/50/unacked/deployer-killed");
      }
      ReportOptions.Rendering rendering =
          (format, to, options) ->
              HalfDeployReport.render(record, again(migrations), format, to, options);
      reports.write(console, rendering);
      return reports.ended(console, record.verdict().exitCode(), rendering);
    }
  }

  private Terms terms(PlannedMigrations migrations, Optional<Declaration> declaration) {
    Terms terms =
        Terms.usual(migrations.shown())
            .with(dying.faults())
            .asking(asking(migrations))
            .signed(DeclaredOneWays.of(declaration, console));
    if (point != null) {
      terms = terms.hittingOnly(point);
    }
    return everyPoint ? terms.hittingEveryPoint() : terms;
  }

  private Asking asking(PlannedMigrations migrations) {
    Asking asking =
        Asking.NOTHING
            .queries(QueryFile.read("--old-code", oldCode, migrations.dialect(), console))
            .writing(newCode(migrations))
            .as(Optional.ofNullable(role));
    return alone ? asking.withoutOthers() : asking;
  }

  /** Somebody's own statements, or rows made to fit where rows are asked for at all. */
  private Optional<NewCode> newCode(PlannedMigrations migrations) {
    if (newCode != null) {
      return Optional.of(
          new NewCode.Stated(QueryFile.read("--new-code", newCode, migrations.dialect(), console)));
    }
    return drill.seed().equals("none")
        ? Optional.empty()
        : Optional.of(new NewCode.Made(ConstraintSeeder.beside(migrations.dialect())));
  }

  /** The command that was given, so that a point can be added to it. */
  private String again(PlannedMigrations migrations) {
    var line = new StringBuilder("evenkeel drill half-deploy");
    drill.migrations().ifPresent(folder -> line.append(' ').append(Typed.word(folder)));
    config.file().ifPresent(file -> line.append(" --config ").append(Typed.word(file)));
    drill.layout().ifPresent(layout -> line.append(" --layout ").append(layout.word()));
    drill.engine().ifPresent(engine -> line.append(" --engine ").append(engine.word()));
    drill
        .flyway()
        .forEach(
            (key, value) ->
                line.append(" --flyway ")
                    .append(key)
                    .append('=')
                    .append(FlywayMigrator.shown(key, value)));
    drill.before().ifPresent(file -> line.append(" --before ").append(file));
    if (!drill.seed().equals("none")) {
      line.append(" --seed ").append(drill.seed());
    }
    migrations.from().ifPresent(from -> line.append(" --from ").append(from.id()));
    if (oldCode != null) {
      line.append(" --old-code ").append(oldCode);
    }
    if (newCode != null) {
      line.append(" --new-code ").append(newCode);
    }
    if (alone) {
      line.append(" --alone");
    }
    if (role != null) {
      line.append(" --role ").append(role);
    }
    return line.toString();
  }
}
