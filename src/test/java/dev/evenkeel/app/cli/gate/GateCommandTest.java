package dev.evenkeel.app.cli.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.app.cli.Shell;
import dev.evenkeel.app.cli.Shell.Ran;
import dev.evenkeel.attest.Envelope;
import dev.evenkeel.attest.Statement;
import dev.evenkeel.trail.note.VerifierKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateCommandTest {
  private static final String FILE =
      """
      version: 1
      environments:
        staging: {sources: {app: {env: staging.env}}}
        production: {sources: {app: {env: production.env}}}
      compare: {left: staging, right: production}
      """;

  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void twoEnvironments() {
    shell =
        new Shell(folder)
            .variable("HOME", folder.resolve("home").toString())
            .file("evenkeel.yaml", FILE)
            .file("staging.env", "PORT=1\n")
            .file("production.env", "PORT=1\n");
  }

  private Ran gate(String... more) {
    return shell.run(
        Stream.concat(
                Stream.of("gate", "--data", "log", "--change", "c1", "--receipt", "receipt"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private String receipt() throws IOException {
    return Files.readString(folder.resolve("receipt"));
  }

  @Test
  void aVerdictIsRecordedWhateverItIs() throws IOException {
    assertEquals(0, gate().code());
    shell.file("production.env", "PORT=2\n");
    assertEquals(1, gate().code());
    String shown = shell.run("trail", "show", "c1", "--data", "log").out();
    assertTrue(shown.contains("gate.decided"), shown);
    assertTrue(shown.contains("failed"), shown);
    assertEquals(0, shell.run("trail", "verify", "--data", "log").code());
  }

  @Test
  void aRetryIsTheSameDecisionAndAnotherInputIsAnother() throws IOException {
    gate();
    String first = receipt();
    shell.on(LocalDate.of(2026, 12, 2));
    assertEquals(0, gate().code());
    assertEquals(first, receipt());
    shell.file("production.env", "PORT=2\n");
    gate();
    assertNotEquals(first, receipt());
  }

  @Test
  void aKeyThatNamesAnotherDecisionIsRefused() throws IOException {
    gate("--key", "run-1");
    String first = receipt();
    assertEquals(0, gate("--key", "run-1").code());
    assertEquals(first, receipt());
    shell.file("production.env", "PORT=2\n");
    Ran refused = gate("--key", "run-1");
    assertEquals(2, refused.code());
    assertTrue(refused.err().contains("run-1"), refused.err());
  }

  @Test
  void theSummaryIsSignedAndNeverSaysMoreThanTheVerdict() throws IOException {
    String commit = "0123456789abcdef0123456789abcdef01234567";
    gate("--commit", commit);
    assertTrue(summary().contains("\"verificationResult\":\"PASSED\""), summary());
    assertTrue(summary().contains(commit), summary());
    shell.file("production.env", "PORT={{ port }}\n");
    assertEquals(3, gate().code());
    assertTrue(summary().contains("\"verificationResult\":\"FAILED\""), summary());
  }

  /** The newest summary among an export's contents, its signature checked. */
  private String summary() throws IOException {
    String pack = "pack" + System.nanoTime();
    shell.run("trail", "export", "c1", "--data", "log", "--output", pack);
    VerifierKey key =
        VerifierKey.parse(Files.readString(folder.resolve("log/keys/statement.pub")).strip());
    String newest = "";
    try (Stream<Path> files = Files.walk(folder.resolve(pack))) {
      List<Path> all = files.filter(Files::isRegularFile).sorted().toList();
      for (Path file : all) {
        byte[] bytes = Files.readAllBytes(file);
        if (new String(bytes, StandardCharsets.UTF_8).startsWith("{\"payload\"")) {
          Envelope envelope = Envelope.parse(bytes);
          byte[] signed =
              envelope.open(List.of(key), 1, List.of(Statement.PAYLOAD_TYPE)).orElseThrow();
          String payload = new String(signed, StandardCharsets.UTF_8);
          if (payload.contains("verification_summary")) {
            Statement.parse(signed);
            newest = payload;
          }
        }
      }
    }
    return newest;
  }

  @Test
  void withoutALogADrillThatIsAskedForIsNotKnown() {
    shell
        .file(
            "evenkeel.yaml",
            FILE + "plan: {migrations: {path: db, layout: flyway}}\ngate: {drill: {maxAge: 7d}}\n")
        .file("db/V1__a.sql", "SELECT 1;\n");
    Ran ran = shell.run("gate");
    assertEquals(3, ran.code());
    assertTrue(ran.out().contains("plan/migrations/rollback"), ran.out());
    assertTrue(ran.out().contains("plan/migrations/half-deploy"), ran.out());
  }

  @Test
  void everyExceptionThatAVerdictRestsOnIsARecordOfItsOwn() {
    shell
        .file("production.env", "PORT=2\n")
        .file(
            "evenkeel.yaml",
            FILE
                + "allowances:\n"
                + "  - {item: config/app/PORT, expect: differs, why: two machines, owner: ops,"
                + " expires: 2027-02-01, changeOurMind: one machine}\n");
    Ran passed = gate();
    assertEquals(0, passed.code(), passed.out() + passed.err());
    gate();
    String shown = shell.run("trail", "show", "c1", "--data", "log").out();
    assertEquals(2, shown.split("exception.used", -1).length, shown);
    assertTrue(shown.contains("two machines") && shown.contains("2027-02-01"), shown);
    assertEquals(0, shell.run("trail", "verify", "--data", "log").code());
  }

  @Test
  void theNewestVerdictIsTheNewestRecordAlsoWhereItWasGivenBefore() {
    shell.file("production.env", "PORT=2\n");
    assertEquals(1, gate().code());
    shell.file("production.env", "PORT=1\n");
    assertEquals(0, gate().code());
    shell.file("production.env", "PORT=2\n");
    assertEquals(1, gate().code());
    assertEquals(1, gate().code());
    String shown = shell.run("trail", "show", "c1", "--data", "log").out();
    assertTrue(shown.contains("gate.decided: failed"), shown);
    assertEquals(4, shown.split("gate.decided", -1).length - 1, shown);
  }

  @Test
  void nothingIsDecidedOnALogThatSomebodyChanged() throws Exception {
    shell.file("evenkeel.yaml", FILE + "gate: {approvals: {atLeast: 1}}\n");
    record("change.opened", "o", "{\"requestedById\": \"17\"}");
    record("approval.given", "a", "{\"principal\": \"carla\", \"principalId\": \"31\"}");
    record("approval.withdrawn", "w", "{\"principal\": \"carla\", \"principalId\": \"31\"}");
    assertEquals(1, gate().code());
    // Another's withdrawal in the place of the one that stands there, and one hidden in another
    // change.
    for (String change :
        List.of(
            "UPDATE blob SET content = CAST('{\"principalId\": \"99\"}' AS BLOB)"
                + " WHERE CAST(content AS TEXT) LIKE '%carla%'",
            "UPDATE entry SET change = 'other' WHERE type = 'approval.withdrawn'")) {
      try (var database =
              DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("log/trail.db"));
          var statement = database.createStatement()) {
        statement.execute(change);
      }
      Ran refused = gate();
      assertEquals(4, refused.code(), refused.out() + refused.err());
      assertTrue(refused.err().contains("nothing is decided on it"), refused.err());
      assertEquals(4, shell.run("trail", "export", "c1", "--data", "log", "--output", "p").code());
      assertEquals(4, shell.run("trail", "population", "--data", "log", "--output", "p").code());
    }
  }

  private void record(String type, String key, String body) {
    shell.file("body.json", body);
    shell.run(
        "trail",
        "record",
        "--data",
        "log",
        "--change",
        "c1",
        "--type",
        type,
        "--key",
        key,
        "--body",
        "body.json");
  }

  @Test
  void whatBelongsToARecordedVerdictNeedsALog() {
    assertEquals(2, shell.run("gate", "--receipt", "r").code());
    assertEquals(2, shell.run("gate", "--data", "log").code());
    assertEquals(2, shell.run("gate", "--commit", "main").code());
  }
}
