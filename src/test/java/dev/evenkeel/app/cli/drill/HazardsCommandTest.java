package dev.evenkeel.app.cli.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evenkeel.app.cli.Shell;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HazardsCommandTest {
  private static final String ALLOWANCE =
      """
      allowances:
        - item: plan/V2__drop/table-dropped/public.legacy
          expect: any
          why: nothing reads it
          owner: payments
          expires: 2026-12-01
          changeOurMind: something reads it
      """;

  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void aPlanThatDropsATable() {
    shell =
        new Shell(folder)
            .variable(
                "XDG_CACHE_HOME",
                Path.of(System.getProperty("evenkeel.project", "."), "target")
                    .toAbsolutePath()
                    .toString())
            .file("m/V1__base.sql", "CREATE TABLE legacy (id bigint PRIMARY KEY);")
            .file(
                "m/V2__drop.sql",
                "SET LOCAL lock_timeout = '2s';\nDROP TABLE legacy;\nSELECT 's3cr3t';");
  }

  private Shell.Ran run(String... more) {
    var line = new java.util.ArrayList<>(java.util.List.of("drill", "hazards", "m"));
    line.addAll(java.util.List.of(more));
    return shell.run(line.toArray(String[]::new));
  }

  private void declares(String what) {
    shell.file(
        "evenkeel.yaml",
        "version: 1\nenvironments: {some: {sources: {app: {env: some.env}}}}\n" + what);
  }

  @Test
  void aHazardWarnsBlocksWhereItIsRaisedAndPassesWhereItIsAllowed() throws IOException {
    Shell.Ran warned = run("--from", "V1__base", "--format", "json");
    assertEquals(0, warned.code(), warned.err());
    JsonNode record = new ObjectMapper().readTree(warned.out());
    assertEquals("passed", record.path("verdict").asText());
    JsonNode finding = record.path("findings").get(0);
    assertEquals("mig-table-dropped", finding.path("check").asText());
    assertEquals("plan/V2__drop/table-dropped/public.legacy", finding.path("item").asText());
    assertEquals("V2__drop.sql:2", finding.path("right").path("at").asText());
    assertEquals(
        "access exclusive",
        record.path("statements").get(1).path("locks").get(0).path("mode").asText());
    assertFalse(warned.out().contains("s3cr3t"), "values of statements are nobody's business");

    declares("severities: {mig-table-dropped: block}\n");
    Shell.Ran raised = run("--from", "V1__base");
    assertEquals(1, raised.code(), raised.out());
    assertTrue(raised.out().contains("FAILED  a statement does what mig-table-dropped forbids"));

    declares("severities: {mig-table-dropped: block}\n" + ALLOWANCE);
    Shell.Ran allowed = run("--from", "V1__base");
    assertEquals(0, allowed.code(), allowed.out());
    assertTrue(allowed.out().contains("allowed until 2026-12-01 by payments"), allowed.out());
  }

  @Test
  void whatThePlanMakesItselfIsNoHazardAndAnAllowanceThatNothingNeedsIsSaid() {
    declares(ALLOWANCE);
    Shell.Ran ran = run();
    assertEquals(0, ran.code(), ran.err());
    assertFalse(ran.out().contains("mig-table-dropped"), ran.out());
    assertTrue(ran.out().contains("allow-never-fired"), ran.out());
    assertTrue(ran.out().contains("no table is older than the plan"), ran.out());
  }

  @Test
  void aStatementThatTheServerRefusesLeavesTheDrillUndecided() {
    shell.file("m/V3__broken.sql", "DROP TABLE nobody_made_it;");
    Shell.Ran ran = run();
    assertEquals(3, ran.code(), ran.out());
    assertTrue(ran.out().contains("the server refuses the statement at V3__broken.sql:1"));
    assertEquals(2, run("--budget", "1m").code());
  }
}
