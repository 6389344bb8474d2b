package dev.evenkeel.app.cli.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.evenkeel.app.cli.Shell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verb as its user sees it, on a server of its own. */
class RollbackCommandTest {
  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void aPlan() {
    shell =
        new Shell(folder)
            .variable(
                "XDG_CACHE_HOME",
                Path.of(System.getProperty("evenkeel.project", "."), "target")
                    .toAbsolutePath()
                    .toString())
            .file("m/0001_a.up.sql", "CREATE TABLE a (id int, b text);")
            .file("m/0001_a.down.sql", "DROP TABLE a;")
            .file("m/0002_b.up.sql", "ALTER TABLE a DROP COLUMN b;")
            .file("m/0002_b.down.sql", "ALTER TABLE a ADD COLUMN b text;")
            .file("m/0003_c.up.sql", "CREATE INDEX c ON a (id);")
            .file("m/0003_c.down.sql", "-- nobody wrote it\n");
  }

  @Test
  void oneRunGivesEveryFormatAndTheRecordIsWhatItsSchemaPromises() throws IOException {
    var line = new ArrayList<>(List.of("drill", "rollback", "m", "--layout", "golang-migrate"));
    line.addAll(List.of("--every-version", "--seed", "none", "--format", "text"));
    for (String format : List.of("json", "sarif", "junit", "markdown", "html")) {
      line.addAll(List.of("--format", format, "--output", "out." + format));
    }
    Shell.Ran ran = shell.run(line.toArray(String[]::new));
    assertEquals(1, ran.code(), ran.err());
    assertEquals("", ran.err());
    assertTrue(ran.out().contains("FAILED  2 units of 3"), ran.out());
    assertTrue(ran.out().contains("storage re-created"), ran.out());

    JsonNode record = new ObjectMapper().readTree(shell.read("out.json"));
    assertEquals(List.of(), errors(shell.read("out.json")));
    assertEquals("failed", record.path("verdict").asText());
    assertEquals("golang-migrate", record.path("plan").path("layout").asText());
    assertEquals(3, record.path("rollbackDepth").asInt());
    assertEquals(
        List.of("restored", "restored", "empty-down"),
        record.path("units").findValuesAsText("wayBack"));
    assertTrue(record.path("units").get(1).path("lossy").asBoolean());
    assertTrue(record.path("units").get(1).path("rowsLost").isNull());

    JsonNode sarif = new ObjectMapper().readTree(shell.read("out.sarif"));
    assertEquals(6, sarif.path("runs").get(0).path("results").size());
    assertTrue(shell.read("out.junit").contains("tests=\"7\" failures=\"2\" errors=\"0\""));
    assertTrue(shell.read("out.markdown").contains("| restored | 2 | 1 | 0 |"));
    assertTrue(shell.read("out.html").contains("rollback-empty-down"));
  }

  @Test
  void aRecordThatGoesToAFileAloneLeavesTheVerdictOnStandardError() {
    Shell.Ran ran =
        shell.run(
            "drill", "rollback", "m", "--to", "0001_a", "--format", "json", "--output", "r.json");
    assertEquals(0, ran.code(), ran.err());
    assertEquals("", ran.out() + ran.err());
    ran = shell.run("drill", "rollback", "m", "--format", "json", "--output", "r.json");
    assertEquals(1, ran.code(), ran.err());
    assertEquals("", ran.out());
    assertEquals(
        List.of(
            "evenkeel: FAILED  2 units of 3 cannot be taken back as they should",
            "  all of it: r.json"),
        ran.err().lines().toList());
  }

  @Test
  void whatWasSignedForIsDeclaredOneWayAndWhatIsSeededIsCounted() throws IOException {
    shell.file(
        "evenkeel.yaml",
        """
        version: 1
        plan:
          migrations: {path: m, layout: golang-migrate}
          oneWay:
            - {unit: 0002_b, why: frees 40 GB, owner: dba, expires: 2027-01-31, changeOurMind: a report reads b}
            - {unit: 0003_c, why: an index, owner: dba, expires: 2027-01-31, changeOurMind: never}
        """);
    Shell.Ran ran = shell.run("drill", "rollback", "--seed", "constraints", "--format", "json");
    JsonNode record = new ObjectMapper().readTree(ran.out());
    assertEquals(0, ran.code(), ran.out() + ran.err());
    assertEquals("DECLARED_ONE_WAY", record.path("units").get(1).path("verdict").asText());
    assertTrue(record.path("units").get(1).path("rowsLost").asInt() > 0, ran.out());
  }

  @Test
  void aBudgetThatDoesNotReachIsSaidAndNothingIsPassed() throws IOException {
    Shell.Ran ran =
        shell.run("drill", "rollback", "m", "--seed", "none", "--budget", "1", "--format", "json");
    JsonNode record = new ObjectMapper().readTree(ran.out());
    assertEquals(3, ran.code(), ran.out());
    assertEquals(1, record.path("coverage").path("hit").asInt());
    assertEquals(3, record.path("coverage").path("enumerated").asInt());
    assertTrue(record.path("units").get(2).path("detail").asText().contains("left out"));
  }

  @Test
  void whatCannotBeUnderstoodIsSaidBeforeAServerStarts() {
    for (String[] wrong :
        new String[][] {
          {"drill", "rollback", "nowhere"},
          {"drill", "rollback", "m", "--layout", "flywey"},
          {"drill", "rollback", "m", "--from", "0009_x"},
          {"drill", "rollback", "m", "--budget", "soon"},
          {"drill", "rollback", "m", "--seed", "no-such-file.sql"},
          {"drill", "rollback"},
        }) {
      Shell.Ran ran = shell.run(wrong);
      assertEquals(2, ran.code(), () -> String.join(" ", wrong) + ran.err());
      assertEquals("", ran.out());
    }
  }

  private static List<String> errors(String record) throws IOException {
    try (var in =
        RollbackCommandTest.class.getResourceAsStream(
            "/dev/evenkeel/schemas/drill-record-v1.json")) {
      String schema = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(schema, InputFormat.JSON)
          .validate(record, InputFormat.JSON)
          .stream()
          .map(Object::toString)
          .toList();
    }
  }
}
