package dev.evenkeel.app.cli.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.operation.trail.RotateKey;
import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.trail.record.Attachment;
import dev.evenkeel.trail.record.Submission;
import dev.evenkeel.trail.rotation.KeyNotice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One key takes over from another, and everybody can see by whose word. */
class RotationTest {
  @TempDir private Path directory;
  private Runs runs;

  @BeforeEach
  void makeLog() {
    runs = new Runs(directory);
  }

  private Path key(String name) {
    return directory.resolve("log/keys").resolve(name);
  }

  private String record(String key) {
    Runs.Run run =
        runs.run(
            "trail",
            "record",
            "--data",
            "log",
            "--change",
            "C",
            "--type",
            "test.result",
            "--key",
            key);
    assertEquals(0, run.code(), run.err());
    return run.out();
  }

  private void rotate(String... more) {
    var arguments = new ArrayList<>(List.of("trail", "rotate", "--data", "log"));
    arguments.addAll(List.of(more));
    Runs.Run run = runs.run(arguments.toArray(new String[0]));
    assertEquals(0, run.code(), run.err());
  }

  private Runs.Run verify(String... more) {
    var arguments = new ArrayList<>(List.of("trail", "verify", "--data", "log"));
    arguments.addAll(List.of(more));
    return runs.run(arguments.toArray(new String[0]));
  }

  private void assertHolds(String... more) {
    Runs.Run run = verify(more);
    assertEquals(0, run.code(), run.out() + run.err());
  }

  private void assertNamed(String expected, String... more) {
    Runs.Run run = verify(more);
    assertEquals(4, run.code(), run.out() + run.err());
    assertTrue(run.out().contains(expected), run.out());
  }

  @Test
  void aLogVerifiesAcrossARotationAndSoDoesWhatWasHandedOutBefore() throws IOException {
    String before = record("1");
    Files.writeString(directory.resolve("before.tlog-proof"), before);
    String oldKey = Files.readString(key("log.pub"));
    Files.writeString(directory.resolve("policy"), "log " + oldKey + "quorum none\n");
    rotate("--reason", "yearly");
    String during = record("2");
    assertEquals(2, during.lines().filter(line -> line.startsWith("\u2014 ")).count(), during);
    assertHolds("--against", "before.tlog-proof", "--trust", "policy");
    rotate("--retire");
    String after = record("3");
    Files.writeString(directory.resolve("after.tlog-proof"), after);
    assertEquals(1, after.lines().filter(line -> line.startsWith("\u2014 ")).count(), after);
    assertHolds("--against", "before.tlog-proof", "--trust", "policy");
    assertHolds("--against", "after.tlog-proof");
    assertEquals(before, record("1"));
    Runs.Run verified = verify();
    assertTrue(verified.out().contains("retired by record 3"), verified.out());
    assertTrue(verified.out().contains("announced by record 1"), verified.out());
    rotate();
    rotate("--retire");
    record("4");
    assertHolds("--against", "before.tlog-proof", "--trust", "policy");
  }

  @Test
  void aKeyThatNoOlderKeyAnnouncedIsNamed() throws IOException {
    record("1");
    rotate();
    rotate("--retire");
    record("2");
    String stranger = stranger().verifier().toString();
    Files.writeString(key("log.pub"), Files.readString(key("log.pub")) + stranger + "\n");
    assertNamed("key: the key " + stranger + " in keys/log.pub");
  }

  @Test
  void whoMayWriteRecordsMayNotAnnounceKeys() throws IOException {
    record("1");
    SignerKey stranger = stranger();
    Submission forged = RotateKey.announce(KeyNotice.Role.LOG, stranger, stranger, "because I can");
    Files.write(
        directory.resolve("body.json"), forged.body().map(Attachment::content).orElseThrow());
    Runs.Run written =
        runs.run(
            "trail",
            "record",
            "--data",
            "log",
            "--change",
            "log-keys",
            "--type",
            "key.rotated",
            "--key",
            "k",
            "--body",
            "body.json");
    assertEquals(0, written.code(), written.err());
    assertHolds();
    Files.writeString(key("log.pub"), stranger.verifier() + "\n");
    assertNamed("in keys/log.pub is neither");
  }

  @Test
  void aRetiredKeySignsNothingMore() throws IOException {
    record("1");
    Path old = kept("old");
    rotate();
    rotate("--retire");
    record("2");
    Path now = kept("now");
    putBack(old);
    Runs.Run refused =
        runs.run(
            "trail",
            "record",
            "--data",
            "log",
            "--change",
            "C",
            "--type",
            "test.result",
            "--key",
            "3");
    assertEquals(4, refused.code(), refused.err());
    assertTrue(refused.err().contains("not signed by this log's key"), refused.err());
    putBack(now);
    record("3");
    assertHolds();
  }

  @Test
  void anOlderCopyFromBeforeTheRotationIsSeen() throws IOException {
    record("1");
    Path database = Files.copy(directory.resolve("log/trail.db"), directory.resolve("old.db"));
    Path old = kept("old");
    rotate();
    Files.copy(database, directory.resolve("log/trail.db"), StandardCopyOption.REPLACE_EXISTING);
    putBack(old);
    Runs.Run refused =
        runs.run(
            "trail",
            "record",
            "--data",
            "log",
            "--change",
            "C",
            "--type",
            "test.result",
            "--key",
            "2");
    assertEquals(4, refused.code(), refused.err());
    assertTrue(refused.err().contains("2 were handed out"), refused.err());
  }

  @Test
  void aRotationThatWasInterruptedGoesOn() throws IOException {
    record("1");
    Path before = kept("before");
    rotate("--reason", "r");
    String both = Files.readString(key("log.key"));
    // The record is there, and the process died before the keys' file was replaced.
    Files.writeString(key("log.next"), both.lines().toList().getLast() + "\n");
    Files.setPosixFilePermissions(key("log.next"), PosixFilePermissions.fromString("rw-------"));
    putBack(before);
    rotate("--reason", "r");
    assertEquals(both, Files.readString(key("log.key")));
    assertFalse(Files.exists(key("log.next")));
    Runs.Run verified = verify();
    assertEquals(0, verified.code(), verified.out());
    assertTrue(verified.out().contains("records      2"), verified.out());
  }

  @Test
  void aNoticeAboutAKeyIsNeverErased() throws IOException {
    record("1");
    rotate();
    String shown = runs.run("trail", "show", "log-keys", "--data", "log").out();
    Matcher commitment = Pattern.compile("body \\(.*\\) (\\S+)").matcher(shown);
    assertTrue(commitment.find(), shown);
    Files.writeString(
        directory.resolve("erase.json"),
        "{\"commitment\":\"" + commitment.group(1) + "\",\"reason\":\"r\"}");
    Runs.Run refused =
        runs.run(
            "trail",
            "record",
            "--data",
            "log",
            "--change",
            "C",
            "--type",
            "evidence.erased",
            "--key",
            "e",
            "--body",
            "erase.json");
    assertEquals(2, refused.code(), refused.err());
    assertTrue(refused.err().contains("notice about a key"), refused.err());
    assertHolds();
  }

  @Test
  void theStatementKeyIsTheOneThatTheLogAnnouncedLast() throws IOException {
    record("1");
    String old = Files.readString(key("statement.pub"));
    rotate("--role", "statement");
    assertHolds();
    Files.writeString(key("statement.pub"), old);
    assertNamed("in keys/statement.pub is not the one");
  }

  @Test
  void thereIsOneOverlapAtATime() {
    record("1");
    Runs.Run early = runs.run("trail", "rotate", "--data", "log", "--retire");
    assertEquals(2, early.code(), early.err());
    rotate();
    Runs.Run twice = runs.run("trail", "rotate", "--data", "log");
    assertEquals(2, twice.code(), twice.err());
    assertTrue(twice.err().contains("--retire"), twice.err());
  }

  /** Both halves of the log's key as they are now. */
  private Path kept(String name) throws IOException {
    Path folder = Files.createDirectories(directory.resolve(name));
    for (String half : List.of("log.key", "log.pub")) {
      Files.copy(key(half), folder.resolve(half), StandardCopyOption.COPY_ATTRIBUTES);
    }
    return folder;
  }

  private void putBack(Path folder) throws IOException {
    for (String half : List.of("log.key", "log.pub")) {
      Files.copy(
          folder.resolve(half),
          key(half),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  private SignerKey stranger() throws IOException {
    String name = Files.readString(key("log.pub")).split("\\+", 2)[0];
    return SignerKey.of(name, HexFormat.of().parseHex("07".repeat(32)));
  }
}
