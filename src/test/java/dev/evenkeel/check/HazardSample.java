package dev.evenkeel.check;

import dev.evenkeel.allowance.AllowanceBook;
import dev.evenkeel.app.wiring.CatalogReaders;
import dev.evenkeel.app.wiring.Checks;
import dev.evenkeel.drill.Heading;
import dev.evenkeel.drill.hazard.HazardRecord;
import dev.evenkeel.drill.hazard.PlanSeen;
import dev.evenkeel.operation.drill.Limits;
import dev.evenkeel.operation.drill.Progress;
import dev.evenkeel.operation.drill.Setup;
import dev.evenkeel.operation.drill.hazard.JudgeHazards;
import dev.evenkeel.operation.drill.hazard.ObserveStatements;
import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.Layout;
import dev.evenkeel.plan.Plan;
import dev.evenkeel.plan.layout.Layouts;
import dev.evenkeel.report.RenderOptions;
import dev.evenkeel.report.ReportFormat;
import dev.evenkeel.report.drill.HazardReport;
import dev.evenkeel.sandbox.Seeder;
import dev.evenkeel.sandbox.Servers;
import dev.evenkeel.sandbox.flyway.FlywayMigrator;
import dev.evenkeel.sandbox.seed.FileSeeder;
import dev.evenkeel.source.migrations.MigrationFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sample that is a folder of migrations, {@code migrations} for PostgreSQL or {@code mariadb}:
 * the first is applied already, what the others do is looked at as {@code evenkeel drill hazards}
 * does.
 */
final class HazardSample {
  private static final JudgeHazards JUDGE =
      new JudgeHazards(
          AllowanceBook.empty(), LocalDate.of(2026, 6, 1), Checks.judge(Optional.empty()));

  private HazardSample() {}

  static boolean is(Path sample) {
    return !Files.exists(sample.resolve("evenkeel.yaml"))
        && (Files.isDirectory(sample.resolve("migrations"))
            || Files.isDirectory(sample.resolve("mariadb")));
  }

  /** The drill record of the sample. */
  static String record(Path sample) {
    boolean mariadb = Files.isDirectory(sample.resolve("mariadb"));
    Dialect dialect = mariadb ? Dialect.MARIADB : Dialect.POSTGRESQL;
    Path folder = sample.resolve(mariadb ? "mariadb" : "migrations");
    Plan plan =
        Layouts.read(Optional.of(Layout.FLYWAY), MigrationFolder.read(folder).files(), dialect);
    var setup =
        new Setup(
            mariadb ? Servers.mariadb() : Servers.postgresql(),
            CatalogReaders.of(dialect),
            part -> new FlywayMigrator(folder, Map.of(), false),
            plan,
            Setup.Provision.NOTHING,
            List.of(),
            seeder(sample, dialect),
            Optional.of(plan.migrations().getFirst()),
            Optional.empty(),
            Limits.usual(1),
            Progress.NONE);
    PlanSeen seen = ObserveStatements.run(setup, false);
    if (seen.remarks().stream().anyMatch(said -> !said.contains(" fails at "))) {
      throw new IllegalStateException(sample + ": " + seen.remarks());
    }
    var heading =
        new Heading(dialect.word(), "", "", "", "replayed", "replayed", "flyway", "", 0, List.of());
    var out = new StringBuilder();
    try {
      HazardReport.render(
          HazardRecord.of(heading, setup.units().size(), seen, JUDGE.of(seen)),
          ReportFormat.JSON,
          out,
          new RenderOptions(false, 100, false));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  private static Optional<Seeder> seeder(Path sample, Dialect dialect) {
    Path rows = sample.resolve("rows.sql");
    if (!Files.exists(rows)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new FileSeeder(dialect, "rows.sql", Files.readString(rows)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
