package dev.evenkeel.app.cli.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.evenkeel.app.cli.ExitCode;
import dev.evenkeel.trail.state.Concern;
import dev.evenkeel.trail.verify.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The question of 2:13 AM, asked of a folder. */
class StateCommandTest {
  @TempDir Path directory;
  private Runs runs;
  private int key;

  @BeforeEach
  void aDeployThatStopped() {
    runs = new Runs(directory);
    record("CHG-8", "change.opened", "{\"owner\":\"shop\",\"requestedBy\":\"ana\"}", "");
    record("CHG-8", "drill.rollback", "{\"verdict\":\"passed\"}", "");
    record("CHG-8", "gate.decided", "{\"verdict\":\"passed\"}", "production");
    record("CHG-8", "deploy.succeeded", "{}", "production");
  }

  /** A drill record that is handed in alone was read as a drill that said nothing. */
  @Test
  void aDrillRecordedWithoutABodySaysTheVerdictOfItsEvidence() throws IOException {
    Files.writeString(
        directory.resolve("drill-record.json"),
        "{\"schema\":\"https://evenkeel.dev/schemas/drill-record/v1\",\"verdict\":\"failed\"}");
    Runs.Run ran =
        runs.run(
            Stream.of(
                    "trail record --data log --change CHG-8 --type drill.rollback --key evident",
                    "--evidence drill-record.json")
                .flatMap(words -> Stream.of(words.split(" ")))
                .toArray(String[]::new));
    assertEquals(ExitCode.PASSED, ran.code(), ran.err());

    assertTrue(
        runs.run("trail", "show", "CHG-8", "--data", "log")
            .out()
            .contains("checked    drill.rollback: failed"));
    assertEquals(ExitCode.FAILED, state().code());
  }

  @Test
  void anEnvironmentThatIsProvenIsExitCodeZeroAndWhatIsUnprovenThree() {
    Runs.Run sound = state();
    assertEquals(ExitCode.PASSED, sound.code(), sound.out() + sound.err());
    assertTrue(sound.out().startsWith("PASSED  production: nothing is known"), sound.out());
    assertTrue(sound.out().contains("CHG-8: its deploy succeeded 0 s ago (record 3); owner shop"));

    record("CHG-9", "deploy.started", "{\"limit\":\"15m\"}", "production");
    Runs.Run underWay = state();
    assertEquals(ExitCode.INCONCLUSIVE, underWay.code());
    assertTrue(underWay.out().contains("on its way  CHG-9"), underWay.out());

    record("CHG-9", "deploy.stopped", "{\"stage\":\"migrate\"}", "production");
    Runs.Run stopped = state();
    assertEquals(ExitCode.FAILED, stopped.code());
    assertTrue(stopped.out().contains("half-way    CHG-9"), stopped.out());
    assertTrue(stopped.out().contains("runs        CHG-8"), stopped.out());
  }

  @Test
  void whatAReportBesideTheRecordFoundIsShownWithItsOwner() throws IOException {
    Files.writeString(
        directory.resolve("report.json"),
        """
        {"schema": "https://evenkeel.dev/schemas/report/v1", "findings": [
          {"item": "config/app/LOG_LEVEL", "class": "DIFFERENT", "severity": "block",
           "message": "differs", "owner": "shop"},
          {"item": "config/app/URL", "class": "ALLOWED", "severity": "info", "message": "differs",
           "allowance": {"why": "own url", "owner": "ops", "expires": "2026-01-31"}}]}
        """);
    record(
        "CHG-8",
        "parity.checked",
        "{\"verdict\":\"failed\"}",
        "production",
        "--evidence",
        "report.json");
    Runs.Run shown = state();
    assertTrue(shown.out().contains("DIFFERENT config/app/LOG_LEVEL; owner shop"), shown.out());
    assertTrue(shown.out().contains("config/app/URL EXPIRED 2026-01-31"), shown.out());
    assertEquals(ExitCode.FAILED, shown.code());
  }

  @Test
  void anOlderCopyOfTheLogDoesNotSayWhatRuns() throws IOException {
    Path database = directory.resolve("log/trail.db");
    Files.copy(database, directory.resolve("old.db"));
    record("CHG-8", "rollback.succeeded", "{}", "production");
    Files.copy(directory.resolve("old.db"), database, StandardCopyOption.REPLACE_EXISTING);
    Runs.Run refused = state();
    assertEquals(ExitCode.INTEGRITY, refused.code());
    assertEquals("", refused.out());
    assertTrue(refused.err().contains("the log has 4 entries, and 5 were handed out"));
  }

  @Test
  void whatWasReadBeforeIsKeptBesideTheMarkAndAnythingElseThereIsReadAnew() throws IOException {
    Runs.Run anew = state();
    byte[] nothing = {1, 2, 3};
    for (Path mark : marks()) {
      String name = String.valueOf(mark.getFileName()).replace(".checkpoint", ".outlines");
      Files.write(mark.resolveSibling(name), nothing);
    }
    Runs.Run again = state();
    assertEquals(anew.code(), again.code());
    assertEquals(anew.out().lines().toList().getFirst(), again.out().lines().toList().getFirst());
    assertEquals("", again.err());
  }

  private List<Path> marks() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      List<Path> marks = files.filter(file -> file.toString().endsWith(".checkpoint")).toList();
      assertEquals(1, marks.size());
      return marks;
    }
  }

  @Test
  void whatIsAskedWronglyIsSaidWithWhatIsKnown() {
    Runs.Run unknown = runs.run("trail", "state", "--data", "log", "--environment", "prod");
    assertEquals(ExitCode.USAGE, unknown.code());
    assertTrue(unknown.err().contains("it knows production"), unknown.err());
    assertEquals(
        ExitCode.USAGE,
        runs.run("trail", "state", "--data", "log", "--stage-limit", "soon").code());
    assertEquals(
        ExitCode.USAGE, runs.run("trail", "state", "--data", "log", "--format", "xml").code());
  }

  @Test
  void everyJsonIsWhatItsSchemaPromises() throws IOException {
    record("CHG-9", "deploy.stopped", "{\"stage\":\"a\",\"n\":[1,{\"b\":null}]}", "production");
    for (String[] verb :
        new String[][] {
          {"state", "trail", "state", "--data", "log"},
          {"show", "trail", "show", "CHG-9", "--data", "log"},
          {"verify", "trail", "verify", "--data", "log"},
        }) {
      List<String> line = new ArrayList<>(List.of(verb).subList(1, verb.length));
      line.addAll(List.of("--format", "json", "--output", verb[0] + ".json"));
      Runs.Run ran = runs.run(line.toArray(String[]::new));
      assertEquals("", ran.out());
      assertEquals(List.of(), errors(verb[0]), ran.err());
    }
    runs.run("trail", "export", "CHG-9", "--data", "log", "--output", "pack");
    Runs.Run pack =
        runs.run(
            "trail", "verify", "--pack", "pack", "--format", "json", "--output", "verify.json");
    assertEquals(ExitCode.PASSED, pack.code(), pack.err());
    assertEquals(List.of(), errors("verify"));

    Files.writeString(directory.resolve("pack/records.jsonl"), "x");
    Files.writeString(directory.resolve("log/keys/log.pub"), "x");
    Runs.Run bad =
        runs.run("trail", "verify", "--data", "log", "--format", "json", "--output", "verify.json");
    assertEquals(ExitCode.INTEGRITY, bad.code(), bad.err());
    assertEquals(List.of(), errors("verify"));
    assertFalse(Files.readString(directory.resolve("verify.json")).contains("\"holds\": true"));
  }

  @Test
  void theSchemasNameEveryConcernAndEveryProblem() throws IOException {
    var mapper = new com.fasterxml.jackson.databind.ObjectMapper();
    var kinds = new ArrayList<String>();
    mapper
        .readTree(schema("state"))
        .at("/$defs/environment/properties/concerns/items/properties/kind/enum")
        .forEach(word -> kinds.add(word.asText()));
    assertEquals(Stream.of(Concern.Kind.values()).map(Concern.Kind::word).toList(), kinds);
    var problems = new ArrayList<String>();
    mapper
        .readTree(schema("verify"))
        .at("/properties/problems/items/properties/what/enum")
        .forEach(word -> problems.add(word.asText()));
    assertEquals(
        Stream.of(Problem.What.values()).map(Problem.What::word).sorted().toList(),
        problems.stream().sorted().toList());
  }

  private static String schema(String name) throws IOException {
    String resource = "/dev/evenkeel/schemas/trail-" + name + "-v1.json";
    try (var in = Objects.requireNonNull(StateCommandTest.class.getResourceAsStream(resource))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private List<?> errors(String name) throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(schema(name), InputFormat.JSON)
        .validate(Files.readString(directory.resolve(name + ".json")), InputFormat.JSON);
  }

  /** Each record links to the one before it; to the last one of a change links nothing. */
  @Test
  void aLastRecordThatWasMovedAwayOrTakenOutIsMissedAndNotSilentlyLackedBy() throws Exception {
    record("CHG-9", "deploy.started", "{}", "production");
    record("CHG-9", "deploy.stopped", "{\"stage\":\"migrate\"}", "production");
    var show = List.of("trail", "show", "CHG-9", "--data", "log");
    for (String[] damage :
        new String[][] {
          {"UPDATE entry SET change = 'CHG-8', change_seq = 4 WHERE idx = 5", "record 5 stands"},
          {"UPDATE entry SET scope = '\nother', scope_seq = 0 WHERE idx = 5", "record 5 stands"},
          {"DELETE FROM entry WHERE idx = 5", "has 5 of the log's 6 records"}
        }) {
      try (var connection =
              DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("log/trail.db"));
          var statement = connection.createStatement()) {
        statement.executeUpdate(damage[0]);
      }
      for (Runs.Run run : List.of(runs.run(show.toArray(String[]::new)), state())) {
        assertEquals(ExitCode.INTEGRITY, run.code(), run.out());
        assertEquals("", run.out());
        assertTrue(run.err().contains(damage[1]), run.err());
      }
    }
  }

  private Runs.Run state() {
    return runs.run("trail", "state", "--data", "log", "--environment", "production");
  }

  private void record(String change, String type, String body, String environment, String... more) {
    try {
      Files.writeString(directory.resolve("body.json"), body);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    var line = new ArrayList<>(List.of("trail", "record", "--data", "log", "--change", change));
    line.addAll(List.of("--type", type, "--key", "k" + key++, "--body", "body.json"));
    if (!environment.isEmpty()) {
      line.addAll(List.of("--environment", environment));
    }
    line.addAll(List.of(more));
    Runs.Run run = runs.run(line.toArray(String[]::new));
    assertEquals(ExitCode.PASSED, run.code(), run.err());
  }
}
