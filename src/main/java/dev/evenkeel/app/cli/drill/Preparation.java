package dev.evenkeel.app.cli.drill;

import dev.evenkeel.app.cli.ExitCode;
import dev.evenkeel.app.cli.Printed;
import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.wiring.CatalogReaders;
import dev.evenkeel.operation.drill.Limits;
import dev.evenkeel.operation.drill.Provided;
import dev.evenkeel.operation.drill.Setup;
import dev.evenkeel.plan.Dialect;
import dev.evenkeel.sandbox.Sandbox;
import dev.evenkeel.sandbox.SandboxFailure;
import dev.evenkeel.sandbox.Seeder;
import java.util.List;
import java.util.Optional;

/**
 * What the options of a drill come to while there is no server yet: a file that cannot be read is
 * said before anybody waits for one to start.
 */
record Preparation(
    DrillOptions drill, Optional<BeforeFile> before, Optional<Seeder> seeds, Console console) {
  static Preparation of(DrillOptions drill, Dialect dialect, Console console) {
    return new Preparation(
        drill,
        BeforeFile.read(drill.before(), dialect, console),
        Seeds.of(drill.seed(), dialect, console),
        console);
  }

  /** As far as {@code --budget} lets the drill go. */
  Limits limits() {
    return Limits.usual(Runtime.getRuntime().availableProcessors())
        .within(drill.budget().time(), drill.budget().points().orElse(Integer.MAX_VALUE));
  }

  Setup setup(Sandbox sandbox, PlannedMigrations migrations, Limits limits) {
    return new Setup(
        sandbox,
        CatalogReaders.of(migrations.dialect()),
        Tools.of(migrations, drill.flyway(), limits.statement()),
        Tools.planned(migrations.plan(), drill.flyway()),
        before
            .<Setup.Provision>map(file -> new Provided(file.name(), file.statements()))
            .orElse(Setup.Provision.NOTHING),
        before.map(BeforeFile::settings).orElse(List.of()),
        seeds,
        migrations.from(),
        migrations.to(),
        limits,
        ProgressLine.of(console));
  }

  /** Says why no drill came of it; nothing was judged. */
  static int failed(String verb, SandboxFailure failure, Console console) {
    console
        .err()
        .println(
            "evenkeel: drill " + verb + ": " + Printed.line(String.valueOf(failure.getMessage())));
    console.err().println("  " + Printed.line(failure.next()));
    return ExitCode.INCONCLUSIVE;
  }
}
