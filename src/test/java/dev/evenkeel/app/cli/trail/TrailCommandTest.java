package dev.evenkeel.app.cli.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.app.cli.ExitCode;
import dev.evenkeel.trail.note.TlogProof;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrailCommandTest {
  @TempDir Path directory;

  /** What a run of the command left. */
  private record Run(int code, String out, String err) {}

  @Test
  void theReceiptAloneIsPrintedAndARepeatPrintsTheSameBytes() throws IOException {
    Run first = open("{\"why\":\"more stock\"}");
    assertEquals(ExitCode.PASSED, first.code, first.err);
    assertEquals(0, TlogProof.parse(first.out.getBytes(StandardCharsets.UTF_8)).index());
    assertTrue(first.err.contains("made a new log"));
    Run again = open("{\"why\":\"more stock\"}");
    assertEquals(new Run(ExitCode.PASSED, first.out, ""), again);
  }

  @Test
  void anotherBodyUnderTheSameKeyIsAUsageErrorThatNamesTheFieldAndNotTheValue() throws IOException {
    open("{\"why\":\"more stock\"}");
    Run other = open("{\"why\":\"hunter2\"}");
    assertEquals(ExitCode.USAGE, other.code);
    assertEquals("", other.out);
    assertTrue(other.err.contains("differs in: body.why"), other.err);
    assertFalse(other.err.contains("hunter2"));
  }

  @Test
  void showTellsHowTheChangeStandsAndWhatNobodyStated() throws IOException {
    open("{\"why\":\"more stock\"}");
    record("deploy.stopped", "k2");
    Run shown = run("trail", "show", "CHG-1", "--data", "log");
    assertEquals(ExitCode.PASSED, shown.code, shown.err);
    assertTrue(shown.out.contains("stands     stopped half-way\n"), shown.out);
    assertTrue(shown.out.contains("why        more stock\n"));
    assertTrue(shown.out.contains("body         not stated\n"));
    assertEquals(ExitCode.USAGE, run("trail", "show", "CHG-2", "--data", "log").code);
  }

  @Test
  void verifyPassesSaysWhatItCannotSeeAndFailsByNameOnceTamperedWith() throws Exception {
    Run first = open("{}");
    Files.writeString(directory.resolve("receipt"), first.out);
    record("deploy.started", "k2");
    Run verified = run("trail", "verify", "--data", "log");
    assertEquals(ExitCode.PASSED, verified.code, verified.out);
    assertTrue(verified.out.contains("cannot be seen from here"));
    Run held = run("trail", "verify", "--data", "log", "--against", "receipt");
    assertEquals(ExitCode.PASSED, held.code, held.out);
    assertFalse(held.out.contains("cannot be seen from here"));

    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("log/trail.db"));
        var statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE entry SET key = 'other' WHERE idx = 1");
    }
    Run tampered = run("trail", "verify", "--data", "log");
    assertEquals(ExitCode.INTEGRITY, tampered.code);
    assertTrue(tampered.out.contains("column: record 1: the row's key"), tampered.out);
  }

  @Test
  void aDatabaseThatIsNoneIsAnIntegrityFailure() throws IOException {
    open("{}");
    Files.writeString(directory.resolve("log/trail.db"), "not a database at all".repeat(100));
    Run verified = run("trail", "verify", "--data", "log");
    assertEquals(ExitCode.INTEGRITY, verified.code, verified.err);
    assertTrue(verified.out.contains("database: "), verified.out);
  }

  @Test
  void aJournalThatSqliteWouldPlayBackIsAnIntegrityFailure() throws IOException {
    open("{}");
    Files.writeString(directory.resolve("log/notes.txt"), "mine");
    Run verified = run("trail", "verify", "--data", "log");
    assertEquals(ExitCode.PASSED, verified.code);
    assertTrue(verified.out.contains("unknown file notes.txt"));
    Files.writeString(directory.resolve("log/trail.db-journal"), "planted");
    assertEquals(ExitCode.INTEGRITY, run("trail", "verify", "--data", "log").code);
  }

  @Test
  void everyFileIsForItsOwnerAlone() throws IOException {
    open("{}");
    try (Stream<Path> files = Files.walk(directory.resolve("log"))) {
      for (Path file : files.toList()) {
        String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        assertTrue(mode.endsWith("------"), file + " " + mode);
      }
    }
    Path key = directory.resolve("log/keys/log.key");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    Run refused = record("deploy.started", "k2");
    assertEquals(ExitCode.INCONCLUSIVE, refused.code);
    assertTrue(refused.err.contains("chmod 600"), refused.err);
  }

  @Test
  void aMarkInsideTheLogIsRefused() {
    Run refused = run("trail", "verify", "--data", "log", "--high-water", "log/marks");
    assertEquals(ExitCode.USAGE, refused.code);
  }

  @Test
  void aLogThatLostItsKeyMakesNoNewOne() throws IOException {
    open("{}");
    Files.delete(directory.resolve("log/keys/log.key"));
    Run refused = record("deploy.started", "k2");
    assertEquals(ExitCode.USAGE, refused.code);
    assertTrue(refused.err.contains("no key keys/log.key"));
  }

  @Test
  void aLogSetBackSignsNothing() throws IOException {
    open("{}");
    Path database = directory.resolve("log/trail.db");
    byte[] old = Files.readAllBytes(database);
    record("deploy.started", "k2");
    Files.write(database, old);
    Run refused = record("deploy.succeeded", "k3");
    assertEquals(ExitCode.INTEGRITY, refused.code);
    assertTrue(refused.err.contains("docs/trust.md"), refused.err);
    Run verified = run("trail", "verify", "--data", "log");
    assertEquals(ExitCode.INTEGRITY, verified.code);
    assertTrue(verified.out.contains("high-water: "));
  }

  @Test
  void whatIsWrongWithARequestIsSaid() throws IOException {
    assertUsage("no such type", "--type", "deploy.stoped", "--key", "k", "--change", "c");
    assertUsage("1 to 200", "--type", "override", "--key", " ", "--change", "c");
    Files.writeString(directory.resolve("list.json"), "[]");
    assertUsage(
        "not a JSON object",
        "--type",
        "override",
        "--key",
        "k",
        "--change",
        "c",
        "--body",
        "list.json");
    assertUsage(
        "cannot be read", "--type", "override", "--key", "k", "--change", "c", "--body", "nowhere");
    assertUsage(
        "evidence.erased needs", "--type", "evidence.erased", "--key", "k", "--change", "c");
    assertUsage("a verb");
  }

  private void assertUsage(String said, String... flags) {
    String[] all =
        flags.length == 0
            ? new String[] {"trail"}
            : Stream.concat(Stream.of("trail", "record", "--data", "log"), Stream.of(flags))
                .toArray(String[]::new);
    Run run = run(all);
    assertEquals(ExitCode.USAGE, run.code, run.err);
    assertTrue(run.err.contains(said), run.err);
  }

  private Run open(String body) throws IOException {
    Files.writeString(directory.resolve("body.json"), body);
    return run(
        "trail",
        "record",
        "--data",
        "log",
        "--change",
        "CHG-1",
        "--type",
        "change.opened",
        "--key",
        "k1",
        "--environment",
        "production",
        "--body",
        "body.json");
  }

  private Run record(String type, String key) {
    return run(
        "trail", "record", "--data", "log", "--change", "CHG-1", "--type", type, "--key", key);
  }

  private Run run(String... arguments) {
    Runs.Run run = new Runs(directory).run(arguments);
    return new Run(run.code(), run.out(), run.err());
  }
}
