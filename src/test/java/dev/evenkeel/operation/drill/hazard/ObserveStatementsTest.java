package dev.evenkeel.operation.drill.hazard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.difference.Fact;
import dev.evenkeel.drill.hazard.HazardFacts;
import dev.evenkeel.drill.hazard.PlanSeen;
import dev.evenkeel.operation.drill.Limits;
import dev.evenkeel.operation.drill.Progress;
import dev.evenkeel.operation.drill.Setup;
import dev.evenkeel.plan.Dialect;
import dev.evenkeel.plan.Layout;
import dev.evenkeel.plan.Plan;
import dev.evenkeel.plan.layout.Layouts;
import dev.evenkeel.sandbox.Servers;
import dev.evenkeel.sandbox.flyway.FlywayMigrator;
import dev.evenkeel.source.database.postgresql.PostgresqlCatalog;
import dev.evenkeel.source.migrations.MigrationFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the way of a look is named, and the look goes on behind it. */
final class ObserveStatementsTest {
  private static final String BASE = "CREATE TABLE old (id bigint PRIMARY KEY, n int);";

  @TempDir Path folder;

  private PlanSeen seen(boolean eachAlone, Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
    Plan plan =
        Layouts.read(
            Optional.of(Layout.FLYWAY), MigrationFolder.read(folder).files(), Dialect.POSTGRESQL);
    var usual = Limits.usual(1);
    return ObserveStatements.run(
        new Setup(
            Servers.postgresql(),
            new PostgresqlCatalog(),
            part -> new FlywayMigrator(folder, Map.of("placeholders.type", "int"), false),
            plan,
            Setup.Provision.NOTHING,
            List.of(),
            Optional.empty(),
            Optional.of(plan.migrations().getFirst()),
            Optional.empty(),
            new Limits(
                usual.budget(),
                usual.units(),
                Duration.ofSeconds(1),
                usual.lock(),
                usual.patience(),
                1),
            Progress.NONE),
        eachAlone);
  }

  private static List<String> dropped(PlanSeen seen) {
    return HazardFacts.of(seen).stream()
        .map(Fact::item)
        .map(Object::toString)
        .filter(item -> item.contains("dropped"))
        .toList();
  }

  @Test
  void whatOnlyItsToolCanRunIsNamedAndWhatIsOldStaysOldBehindIt() throws IOException {
    PlanSeen seen =
        seen(
            false,
            Map.of(
                "V1__base.sql", BASE,
                "V2__placeholder.sql", "CREATE TABLE made (id ${type});",
                "V3__drop.sql", "DROP TABLE made; DROP TABLE old;"));
    assertEquals(1, seen.remarks().size(), seen.remarks()::toString);
    assertTrue(seen.remarks().getFirst().startsWith("V2__placeholder was not looked at"));
    assertEquals(List.of("plan/V3__drop/table-dropped/public.old"), dropped(seen));
  }

  @Test
  void whatThePlanMakesIsOldOnlyWhereEachMigrationIsTakenForTheOnlyOne() throws IOException {
    Map<String, String> files =
        Map.of(
            "V1__base.sql", BASE,
            "V2__made.sql", "CREATE TABLE made (id int);",
            "V3__drop.sql", "DROP TABLE made;");
    assertEquals(List.of(), dropped(seen(false, files)));
    assertEquals(List.of("plan/V3__drop/table-dropped/public.made"), dropped(seen(true, files)));
  }

  @Test
  void aStatementThatDoesNotEndIsGivenUpAndItsToolIsNotAsked() throws IOException {
    PlanSeen seen =
        seen(
            false,
            Map.of(
                "V1__base.sql", BASE,
                "V2__sleep.sql", "SELECT pg_sleep(600);",
                "V3__drop.sql", "DROP TABLE old;"));
    assertTrue(
        seen.remarks().getFirst().startsWith("V2__sleep fails at V2__sleep.sql:1"),
        seen.remarks()::toString);
    assertEquals(List.of("plan/V3__drop/table-dropped/public.old"), dropped(seen));
  }

  @Test
  void alreadyAppliedMigrationsThatHangUnderTheirToolAreInNobodysWay() throws IOException {
    PlanSeen seen =
        seen(
            false,
            Map.of(
                "V1__base.sql",
                BASE + "CREATE INDEX CONCURRENTLY by_n ON old (n);",
                "V2__drop.sql",
                "DROP TABLE old;"));
    assertEquals(List.of(), seen.remarks());
    assertEquals(List.of("plan/V2__drop/table-dropped/public.old"), dropped(seen));
  }
}
