package dev.evenkeel.app.cli.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.evenkeel.app.cli.ExitCode;
import dev.evenkeel.app.cli.Shell;
import dev.evenkeel.report.Columns;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The options of a half-deploy drill, all in one run, and everything that run is written in. */
final class HalfDeployCommandTest {
  @TempDir Path folder;

  private Shell shop() {
    return new Shell(folder)
        .variable(
            "XDG_CACHE_HOME",
            Path.of(System.getProperty("evenkeel.project", "."), "target")
                .toAbsolutePath()
                .toString())
        .file("m/V1__users.sql", "CREATE TABLE users (id int PRIMARY KEY, name text);")
        .file("m/V2__mail.sql", "ALTER TABLE users ADD COLUMN mail text;")
        .file("m/U2__mail.sql", "ALTER TABLE users DROP COLUMN mail;")
        .file("m/V3__drop.sql", "ALTER TABLE users DROP COLUMN name;")
        .file("old.sql", "SELECT name FROM users;")
        .file("new.sql", "INSERT INTO users (id, mail) VALUES (1, 'a@example.org');")
        .file(
            "evenkeel.yaml",
            """
            version: 1
            environments: {some: {sources: {app: {env: some.env}}}}
            plan:
              migrations: {path: m, layout: flyway}
              oneWay:
                - unit: V3__drop
                  why: nobody reads it
                  owner: dba
                  expires: 2099-01-31
                  changeOurMind: a report reads it
            """);
  }

  @Test
  void aStepThatWritesTheClockIntoRowsIsNotCalledWrongForIt() {
    Shell shell =
        new Shell(folder)
            .variable(
                "XDG_CACHE_HOME",
                Path.of(System.getProperty("evenkeel.project", "."), "target")
                    .toAbsolutePath()
                    .toString())
            .file("m/V1__users.sql", "CREATE TABLE users (id int PRIMARY KEY);")
            .file(
                "m/V2__since.sql",
                "ALTER TABLE users ADD COLUMN since timestamptz DEFAULT clock_timestamp();");
    Shell.Ran ran =
        shell.run(
            "drill",
            "half-deploy",
            "m",
            "--from",
            "V1__users",
            "--seed",
            "constraints",
            "--alone",
            "--flyway",
            "postgresql.transactional.lock=false",
            "--fault",
            "deployer-killed");
    assertEquals(ExitCode.INCONCLUSIVE, ran.code(), ran.out());
    assertTrue(ran.out().contains("no two clean runs leave the same"), ran.out());
    assertFalse(ran.out().contains("SILENT_WRONG"), ran.out());
  }

  @Test
  void oneRunIsWhatItsSchemaPromisesAndEveryProbeIsTold() throws IOException {
    Shell shell = shop();
    Shell.Ran ran =
        shell.run(
            "drill",
            "half-deploy",
            "--from",
            "V1__users",
            "--flyway",
            "postgresql.transactional.lock=false",
            "--fault",
            "deployer-killed",
            "--old-code",
            "old.sql",
            "--new-code",
            "new.sql",
            "--format",
            "json",
            "--output",
            "record.json",
            "--format",
            "text");
    assertEquals(1, ran.code(), ran.out() + ran.err());
    String json = Files.readString(folder.resolve("record.json"));
    assertEquals(List.of(), problems(json));
    JsonNode record = new ObjectMapper().readTree(json);
    assertEquals("DATA_LOSS", state(record, "after V2__mail").path("verdict").asText());
    JsonNode signed = state(record, "after V3__drop");
    assertEquals("DECLARED_ONE_WAY", signed.path("verdict").asText());
    assertEquals("nobody reads it", signed.path("oneWay").path("why").asText());
    assertEquals(
        List.of("expand-only", "contract"),
        List.of(
            record.path("steps").get(0).path("phase").asText(),
            record.path("steps").get(1).path("phase").asText()));
    assertEquals("V2__mail", record.path("pointOfNoReturn").asText());
    assertEquals("loses-new-rows", answer(record, "after V2__mail", "rollbackAfterNewCode"));
    assertEquals("works", answer(record, "after V2__mail", "oldReadsNew"));
    assertEquals("waits", answer(record, "before the deploy", "twin"));
    assertEquals("changes-nothing", answer(record, "after V2__mail", "stale"));
    assertEquals("released", answer(record, "after V2__mail", "lock"));
    var asked = new ArrayList<String>();
    record.path("probeCosts").forEach(cost -> asked.add(cost.path("probe").asText()));
    assertTrue(asked.containsAll(List.of("oldCode", "rollbackAfterNewCode", "stale", "twin")));
    for (String told :
        List.of(
            "take back",
            "loses-new-rows",
            "twin",
            "changes-nothing",
            "released",
            "declared one-way: nobody reads it (dba, until 2099-01-31)",
            "--old-code old.sql --new-code new.sql")) {
      assertTrue(ran.out().contains(told), () -> told + " in " + ran.out());
    }
    assertEquals(
        List.of(), ran.out().lines().filter(line -> Columns.of(line) > 100 && fits(line)).toList());
    assertFalse(json.contains(folder.toString()), "a folder of this machine");
    Shell.Ran runbook = shell.run("runbook", "record.json");
    assertTrue(runbook.out().contains("flyway -locations=filesystem:m -postgresql"), runbook.out());
    assertTrue(
        runbook
            .out()
            .replaceAll("\\s+", " ")
            .contains("taken back after new writes: loses-new-rows"),
        runbook.out());
  }

  /** A command is one line, so that it can be copied. */
  private static boolean fits(String line) {
    return !line.contains("evenkeel drill ");
  }

  private static JsonNode state(JsonNode record, String about) {
    for (JsonNode state : record.path("states")) {
      if (state.path("about").asText().equals(about)) {
        return state;
      }
    }
    throw new AssertionError("no state " + about + " in " + record.path("states"));
  }

  private static String answer(JsonNode record, String about, String probe) {
    return state(record, about).path("probes").path(probe).path("answer").asText();
  }

  private static List<String> problems(String record) throws IOException {
    try (InputStream in =
        HalfDeployCommandTest.class.getResourceAsStream(
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
