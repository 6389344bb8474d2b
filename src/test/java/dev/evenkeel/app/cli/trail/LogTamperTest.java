package dev.evenkeel.app.cli.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evenkeel.app.cli.ExitCode;
import dev.evenkeel.app.cli.Shell;
import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.verify.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Somebody who can write the log's directory, and the high-water mark too, changes what is there.
 * {@code trail verify} says what, ends with 4, and says nothing else of the log.
 */
class LogTamperTest {
  @TempDir static Path template;
  @TempDir Path directory;
  private Shell shell;

  @BeforeAll
  static void honest() {
    var test = new LogTamperTest();
    test.in(template);
    test.shell.file("body.json", "{\"why\":\"more stock\"}").file("seen.txt", "what was seen");
    test.fill("log");
    assertEquals(ExitCode.PASSED, test.verify().code());
  }

  @BeforeEach
  void copy() throws IOException {
    try (Stream<Path> files = Files.walk(template)) {
      for (Path file : files.filter(file -> !file.equals(template)).toList()) {
        Files.copy(
            file, directory.resolve(template.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    in(directory);
  }

  private void in(Path folder) {
    shell = new Shell(folder).variable("HOME", folder.resolve("home").toString());
  }

  private void fill(String log) {
    for (int i = 0; i < 6; i++) {
      record(log, i);
    }
  }

  private void record(String log, int i, String... more) {
    var all = new ArrayList<>(List.of("trail", "record", "--data", log, "--key", "k" + i));
    all.addAll(List.of("--change", "CHG-" + i % 2, "--environment", "production"));
    if (more.length == 0) {
      all.addAll(List.of("--type", "test.result", "--body", "body.json", "--evidence", "seen.txt"));
    }
    all.addAll(Arrays.asList(more));
    Shell.Ran ran = shell.run(all.toArray(String[]::new));
    assertEquals(ExitCode.PASSED, ran.code(), ran.err());
    shell.file(log + i + ".receipt", ran.out());
  }

  static Stream<Arguments> changed() {
    return Stream.of(
        Arguments.of(
            "UPDATE entry SET leaf = CAST(replace(CAST(leaf AS TEXT), 'CHG-1', 'CHG-0') AS BLOB)"
                + " WHERE idx = 3",
            "record: record 3: its ",
            " was 49 and is 48"),
        Arguments.of(
            "UPDATE entry SET key = 'other' WHERE idx = 3",
            "column: record 3: the row's key is not the leaf's, which stands in its bytes ",
            ""),
        Arguments.of("DELETE FROM entry WHERE idx = 3", "missing: record 3 is missing", ""),
        Arguments.of(
            "UPDATE entry SET idx = 100 WHERE idx = 2; UPDATE entry SET idx = 2 WHERE idx = 4;"
                + " UPDATE entry SET idx = 4 WHERE idx = 100",
            "order: record 2: says it is number 2 of its change, and stands as number 1",
            "tree: records 2 to 2: their leaves give another root than the checkpoint of size 3"),
        Arguments.of(
            "DELETE FROM entry WHERE idx >= 4",
            "missing: the log has 4 records",
            "4 to 5 were cut"),
        Arguments.of(
            "DELETE FROM entry WHERE idx >= 4; DELETE FROM checkpoint WHERE size > 4",
            "high-water: the high-water mark is of 6 records, the log has 4: records 4 to 5 are",
            ""),
        Arguments.of(
            "UPDATE checkpoint SET note = replace(note, 'evenkeel', 'evenkeal') WHERE size = 2",
            "checkpoint: the checkpoint of size 2 is not signed by this log's key",
            ""),
        Arguments.of(
            "DELETE FROM checkpoint WHERE size = 6",
            "high-water: the high-water mark was signed for 6 records, and the log keeps no",
            "the last ones were never signed"),
        Arguments.of(
            "UPDATE blob SET content = CAST('what was not seen' AS BLOB) WHERE content ="
                + " CAST('what was seen' AS BLOB) AND commitment = (SELECT max(commitment) FROM"
                + " blob WHERE content = CAST('what was seen' AS BLOB))",
            "blob: record ",
            ", seen.txt: bytes 0 to 16 or their salt are not what the record commits to"),
        Arguments.of(
            "UPDATE blob SET salt = NULL, content = NULL WHERE commitment = (SELECT"
                + " min(commitment) FROM blob)",
            "blob: record ",
            ": its bytes were erased, and no record evidence.erased says so"),
        Arguments.of(
            "DELETE FROM blob WHERE commitment = (SELECT min(commitment) FROM blob)",
            "blob: record ",
            ": its row is missing"),
        Arguments.of(
            "UPDATE frontier SET peaks = zeroblob(length(peaks))",
            "tree: the stored frontier (size 6) is not the one that the leaves give",
            ""));
  }

  @ParameterizedTest
  @MethodSource("changed")
  void whatWasChangedIsNamed(String sql, String what, String where) throws SQLException {
    tamper("log", sql.split(";", -1));
    assertNamed(verify(), what, where);
  }

  @Test
  void aReplayedBackupIsNamedByTheMarkAndWithoutItByAReceipt() throws IOException {
    byte[] old = Files.readAllBytes(directory.resolve("log/trail.db"));
    record("log", 6);
    Files.write(directory.resolve("log/trail.db"), old);
    assertNamed(verify(), "high-water: the high-water mark is of 7 records, the log has 6");
    noMarks();
    Shell.Ran blind = verify();
    assertEquals(ExitCode.PASSED, blind.code());
    assertTrue(blind.out().contains("an older copy cannot be seen"), blind.out());
    assertNamed(
        verify("--against", "log6.receipt"),
        "against: log6.receipt is of 7 records, the log has 6: records 6 to 6 are gone");
  }

  @Test
  void aForkSignedWithTheLogsOwnKeyIsNamedByAReceipt() throws IOException {
    Files.createDirectories(directory.resolve("fork"));
    copyKeys("log", "fork");
    noMarks();
    shell.file("body.json", "{\"why\":\"no reason\"}");
    fill("fork");
    noMarks();
    Files.copy(
        directory.resolve("fork/trail.db"),
        directory.resolve("log/trail.db"),
        StandardCopyOption.REPLACE_EXISTING);
    assertEquals(ExitCode.PASSED, verify().code());
    assertNamed(
        verify("--against", "log3.receipt"),
        "against: log3.receipt has another root for the first 4 records: the key has signed two",
        "against: record 3 is not the one that log3.receipt was handed out for");
  }

  @Test
  void aReplacementKeysAndAllIsNamedByATrustPolicyAndByAReceipt() throws IOException {
    String key = shell.read("log/keys/log.pub").strip();
    shell.file("policy", "log " + key + "\nquorum none\n");
    assertEquals(ExitCode.PASSED, verify("--trust", "policy").code());
    shell.file("body.json", "{\"why\":\"no reason\"}");
    fill("fake");
    copyKeys("fake", "log");
    Files.copy(
        directory.resolve("fake/trail.db"),
        directory.resolve("log/trail.db"),
        StandardCopyOption.REPLACE_EXISTING);
    assertEquals(ExitCode.PASSED, verify().code());
    assertNamed(
        verify("--trust", "policy"), "trust: the trust policy refuses the newest checkpoint");
    assertNamed(
        verify("--against", "log3.receipt"),
        "against: log3.receipt is not signed by this log's key ");
  }

  @Test
  void anEmptiedLogIsNamedByATrustPolicyWhoseLogItIsNot() throws Exception {
    String key = shell.read("log/keys/log.pub").strip();
    shell.file("policy", "log " + key + "\nquorum none\n");
    fill("fake");
    copyKeys("fake", "log");
    noMarks();
    tamper(
        "log",
        "DELETE FROM entry",
        "DELETE FROM checkpoint",
        "DELETE FROM blob",
        "UPDATE frontier SET size = 0, peaks = x''");
    assertNamed(
        verify("--trust", "policy"), "trust: the trust policy does not name this log's key ");
  }

  @Test
  void anotherPublicKeyIsNamedByEveryCheckpoint() throws IOException {
    String good = shell.read("log/keys/log.pub");
    fill("fake");
    Files.copy(
        directory.resolve("fake/keys/log.pub"),
        directory.resolve("log/keys/log.pub"),
        StandardCopyOption.REPLACE_EXISTING);
    assertNamed(verify(), "checkpoint: the checkpoint of size 1 is not signed by this log's key ");
    shell.file("log/keys/log.pub", good.replace("+", "-"));
    assertNamed(verify(), "key: the log's public key ");
  }

  @Test
  void aRecordOfATimeThatHasNotComeIsNamed() {
    shell.on(LocalDate.of(2026, 12, 24));
    record("log", 6);
    shell.on(Shell.TODAY);
    assertNamed(verify(), "time: record 6: says in its bytes ", "2026-12-24T");
  }

  @Test
  void aPlantedSubtreeIsNamed() throws SQLException {
    tamper("log", "INSERT INTO subtree VALUES (8, 0, zeroblob(32))");
    assertNamed(verify(), "tree: the stored subtree 0 on level 8 is not the one that the leaves");
  }

  @Test
  void theSchemaOfTheAnswerKnowsEveryWord() throws IOException {
    var words = new TreeSet<String>();
    for (Problem.What what : Problem.What.values()) {
      words.add(what.word());
    }
    var listed = new TreeSet<String>();
    try (var in = Entry.class.getResourceAsStream("/dev/evenkeel/schemas/trail-verify-v1.json")) {
      new ObjectMapper()
          .readTree(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .at("/properties/problems/items/properties/what/enum")
          .forEach(word -> listed.add(word.asText()));
    }
    assertEquals(words, listed);
  }

  private void copyKeys(String from, String to) throws IOException {
    Path keys = directory.resolve(to).resolve("keys");
    Files.createDirectories(keys);
    try (Stream<Path> files = Files.list(directory.resolve(from).resolve("keys"))) {
      for (Path file : files.toList()) {
        Files.copy(
            file,
            keys.resolve(file.getFileName()),
            StandardCopyOption.REPLACE_EXISTING,
            StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private void noMarks() throws IOException {
    try (Stream<Path> marks = Files.list(directory.resolve("home/.local/state/evenkeel"))) {
      for (Path mark : marks.toList()) {
        Files.delete(mark);
      }
    }
  }

  private void tamper(String log, String... statements) throws SQLException {
    Path file = directory.resolve(log).resolve("trail.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.executeUpdate(sql);
      }
    }
  }

  private Shell.Ran verify(String... more) {
    return shell.run(
        Stream.concat(Stream.of("trail", "verify", "--data", "log"), Stream.of(more))
            .toArray(String[]::new));
  }

  private static void assertNamed(Shell.Ran verified, String... what) {
    assertEquals(ExitCode.INTEGRITY, verified.code(), verified.out() + verified.err());
    for (String one : what) {
      assertTrue(verified.out().contains(one), one + "\n" + verified.out());
    }
    assertTrue(!verified.out().contains("the log holds"), verified.out());
  }
}
