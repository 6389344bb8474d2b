package dev.evenkeel.app.cli.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.app.cli.ExitCode;
import dev.evenkeel.attest.Envelope;
import dev.evenkeel.attest.Statement;
import dev.evenkeel.trail.note.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PopulationTest {
  @TempDir Path directory;
  private Runs runs;

  @BeforeEach
  void fill() {
    runs = new Runs(directory);
    for (int i = 0; i < 6; i++) {
      record("=cmd()" + i, i % 2 == 0 ? "production" : "staging");
    }
  }

  @Test
  void everyRecordOfTheEnvironmentStandsInItOnceAndIsSigned() throws IOException {
    Runs.Run stated = population("all");
    assertEquals(ExitCode.PASSED, stated.code(), stated.err());
    assertTrue(stated.out().contains("3 records"), stated.out());
    assertTrue(stated.out().contains("the counters have no gap"));
    List<String> csv = Files.readAllLines(directory.resolve("all/population.csv"));
    assertEquals(4, csv.size());
    assertEquals("0,0,2026-11-26T17:00:00Z,,deploy.succeeded,\"CHG\",\"'=cmd()0\"", csv.get(1));
    VerifierKey key =
        VerifierKey.parse(Files.readString(directory.resolve("log/keys/statement.pub")).strip());
    Envelope envelope =
        Envelope.parse(Files.readAllBytes(directory.resolve("all/population.intoto.jsonl")));
    Statement statement =
        Statement.parse(
            envelope.open(List.of(key), 1, List.of(Statement.PAYLOAD_TYPE)).orElseThrow());
    assertEquals(3L, statement.predicate().get("records"));
    assertEquals(2L, statement.predicate().get("lastCounter"));
  }

  @Test
  void aMistypedEnvironmentHasNoPopulationThatSaysNothingIsMissing() {
    Runs.Run ran =
        runs.run(
            "trail", "population", "--data", "log", "--environment", "prodution", "--output", "p");
    assertEquals(ExitCode.USAGE, ran.code());
    assertTrue(ran.err().contains("near it: production"), ran.err());
    assertFalse(Files.exists(directory.resolve("p")));
  }

  @Test
  void aSampleCanBeDrawnAgainAndAnotherSeedDrawsAnother() throws IOException {
    for (int i = 6; i < 40; i++) {
      record("key" + i, "production");
    }
    population("one", "--sample", "5", "--seed", "auditor 7");
    population("two", "--sample", "5", "--seed", "auditor 7", "--at", "40");
    population("three", "--sample", "5", "--seed", "auditor 8", "--at", "40");
    String one = Files.readString(directory.resolve("one/sample.csv"));
    assertEquals(6, one.lines().count());
    assertEquals(one, Files.readString(directory.resolve("two/sample.csv")));
    assertFalse(one.equals(Files.readString(directory.resolve("three/sample.csv"))));
    String all = Files.readString(directory.resolve("one/population.csv"));
    assertTrue(one.lines().allMatch(all::contains));
  }

  @Test
  void whatWasStatedAndDrawnStandsInTheLogAndTheSameAuditStandsThereOnce() throws IOException {
    population("one", "--sample", "2", "--seed", "auditor 7");
    String shown = runs.run("trail", "show", "log-audits", "--data", "log").out();
    assertTrue(shown.contains("population.stated") && shown.contains("auditor.sampled"), shown);
    assertTrue(shown.contains("auditor 7"), shown);
    population("two", "--sample", "2", "--seed", "auditor 7", "--at", "6");
    assertEquals(shown, runs.run("trail", "show", "log-audits", "--data", "log").out());
    assertEquals(
        Files.readString(directory.resolve("one/sample.csv")),
        Files.readString(directory.resolve("two/sample.csv")));
    assertEquals(ExitCode.PASSED, runs.run("trail", "verify", "--data", "log").code());
    Runs.Run unsigned = population("three", "--at", "7");
    assertEquals(ExitCode.USAGE, unsigned.code(), unsigned.out());
  }

  @Test
  void aPeriodEndsBeforeItsEnd() {
    assertTrue(population("before", "--to", "2026-11-26T17:00:00Z").out().contains("0 records"));
    assertTrue(population("after", "--from", "2026-11-26T17:00:00Z").out().contains("3 records"));
  }

  @Test
  void aSampleNeedsItsSeed() {
    assertEquals(ExitCode.USAGE, population("x", "--sample", "5").code());
    assertEquals(ExitCode.USAGE, population("x", "--seed", "s").code());
    assertEquals(ExitCode.USAGE, population("x", "--from", "yesterday").code());
    assertFalse(Files.exists(directory.resolve("x")));
  }

  private Runs.Run population(String output, String... more) {
    var all =
        new java.util.ArrayList<>(
            List.of(
                "trail",
                "population",
                "--data",
                "log",
                "--environment",
                "production",
                "--output",
                output));
    all.addAll(List.of(more));
    return runs.run(all.toArray(String[]::new));
  }

  private void record(String key, String environment) {
    Runs.Run run =
        runs.run(
            "trail",
            "record",
            "--data",
            "log",
            "--change",
            "CHG",
            "--type",
            "deploy.succeeded",
            "--key",
            key,
            "--environment",
            environment);
    assertEquals(ExitCode.PASSED, run.code(), run.err());
  }
}
