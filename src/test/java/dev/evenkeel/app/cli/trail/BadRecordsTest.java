package dev.evenkeel.app.cli.trail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.app.cli.ExitCode;
import dev.evenkeel.app.cli.Shell;
import dev.evenkeel.attest.Envelope;
import dev.evenkeel.attest.Statement;
import dev.evenkeel.trail.Pack;
import dev.evenkeel.trail.note.SignerKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no honest writer sends and no healthy disk holds: named, and nothing of it is written. */
class BadRecordsTest {
  @TempDir Path directory;
  private Shell shell;
  private Path database;

  @BeforeEach
  void oneRecord() {
    shell =
        new Shell(directory)
            .variable("HOME", directory.resolve("home").toString())
            .on(LocalDate.of(2026, 11, 1));
    shell.file("body.json", "{\"why\":\"more stock\"}").file("seen.txt", "what was seen");
    assertEquals(
        ExitCode.PASSED, record("k0", "--body", "body.json", "--evidence", "seen.txt").code());
    database = directory.resolve("log/trail.db");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-----BEGIN RSA PRIVATE KEY-----",
        "-----BEGIN OPENSSH PRIVATE KEY-----",
        "ghp_0123456789abcdefghijABCDEFGHIJ012345",
        "AKIAABCDEFGHIJKLMNOP",
        "glpat-0123456789abcdefghij",
        "xoxb-123456789012-abcdefghijkl",
        "sk_live_0123456789abcdefghij",
        "PRIVATE+KEY+example.org/log+0123abcd+AQ",
        "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJyZXBvIn0.c2lnbmF0dXJlLWJ5dGVzLWhlcmU"
      })
  void aCredentialIsRefusedByItsPlaceAndNeverSaid(String credential) throws IOException {
    shell.file("secret.txt", "line 1\nline 2 " + credential + " more\n");
    shell.file("secret.json", "{\"why\":\"" + credential + "\"}");
    for (String[] more :
        List.of(
            new String[] {"--evidence", "secret.txt"},
            new String[] {"--body", "secret.json"},
            new String[] {"--environment", credential})) {
      Shell.Ran refused = record("k1", more);
      assertRefused(refused, "has the form of a credential");
      assertFalse((refused.out() + refused.err()).contains(credential), refused.err());
    }
    assertRefused(record("k1", "--evidence", "secret.txt"), "secret.txt, line 2: ");
    try (Stream<Path> files = Files.walk(directory.resolve("log"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertFalse(bytes.contains(credential), file.toString());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "task-0123456789abcdef0123456789",
        "-----BEGIN CERTIFICATE-----",
        "AKIAABCDEFGHIJKLMNOPQ",
        "eyJhbGciOiJSUzI1NiJ9",
        "a PRIVATE KEY was rotated"
      })
  void whatOnlyLooksAliveIsTaken(String text) {
    shell.file("note.txt", text);
    assertEquals(ExitCode.PASSED, record("k1", "--evidence", "note.txt").code());
  }

  @Test
  void aTimeThatHasNotComeIsRefused() {
    assertRefused(
        record("k1", "--claimed-at", "2026-11-01T00:05:01Z"),
        "claimedAt: 2026-11-01T00:05:01Z has not come yet, the log's clock says 2026-11-01T00:00");
    assertEquals(ExitCode.PASSED, record("k1", "--claimed-at", "2026-11-01T00:05:00Z").code());
  }

  @Test
  void aMistypedMemberIsKeptAndToldWhileItCanBeMended() {
    shell.file("body.json", "{\"verdit\":\"passed\",\"colour\":\"blue\"}");
    Shell.Ran ran = record("k1", "--body", "body.json");
    assertEquals(ExitCode.PASSED, ran.code(), ran.err());
    assertTrue(ran.err().contains("the member verdit is kept and not read"), ran.err());
    assertTrue(ran.err().contains("the member verdict is read"), ran.err());
    assertFalse(ran.err().contains("colour"), ran.err());
    assertFalse(ran.err().contains("passed"), ran.err());
  }

  @Test
  void aBodyThatIsTooDeepOrTooLargeIsRefused() {
    shell.file("body.json", "{\"a\":" + "[".repeat(1_000_000));
    assertRefused(record("k1", "--body", "body.json"), "deeper than 64 levels");
    shell.file("body.json", "{\"a\":\"" + "x".repeat(1 << 20) + "\"}");
    assertRefused(record("k1", "--body", "body.json"), "has more than 1048576 bytes");
    shell.file("body.json", "{\"a\":1,\"a\":2}");
    assertRefused(record("k1", "--body", "body.json"), "the member a stands there twice");
  }

  @Test
  void aLeafThatGrowsTooLargeIsRefusedAndWritesNothing() {
    var more = new ArrayList<String>();
    for (int i = 0; i < 40; i++) {
      shell.file(i + "-" + "n".repeat(100) + ".txt", "x");
      more.addAll(List.of("--evidence", i + "-" + "n".repeat(100) + ".txt"));
    }
    assertRefused(record("k1", more.toArray(String[]::new)), "bytes, at most 4096");
  }

  @Test
  void anEntryOf65536BytesInTheDatabaseIsNamed() throws SQLException {
    sql("UPDATE entry SET leaf = zeroblob(65536) WHERE idx = 0");
    Shell.Ran verified = verify();
    assertEquals(ExitCode.INTEGRITY, verified.code());
    assertTrue(
        verified.out().contains("record: record 0: leaf: has 65536 bytes, at most 4096"),
        verified.out());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 99, 100, 4_096, 20_000})
  void aTruncatedDatabaseIsNamedAndNotWrittenTo(int length) throws IOException {
    byte[] cut = Arrays.copyOf(Files.readAllBytes(database), length);
    Files.write(database, cut);
    Shell.Ran verified = verify();
    assertEquals(ExitCode.INTEGRITY, verified.code(), verified.out() + verified.err());
    assertTrue(verified.out().contains("the log does NOT hold"), verified.out());
    Shell.Ran refused = record("k1");
    assertTrue(
        refused.code() == ExitCode.INCONCLUSIVE || refused.code() == ExitCode.INTEGRITY,
        refused.code() + refused.err());
    assertTrue(refused.err().startsWith("evenkeel: "), refused.err());
    assertFalse(refused.err().contains("internal error"), refused.err());
    assertEquals("", refused.out());
    assertEquals(ExitCode.INTEGRITY, verify().code());
    // SQLite takes a shorter file for a new one.
    if (length > 1) {
      assertArrayEquals(cut, Files.readAllBytes(database));
    }
  }

  @Test
  void aDatabaseWithoutItsLastByteIsNamed() throws IOException {
    byte[] whole = Files.readAllBytes(database);
    Files.write(database, Arrays.copyOf(whole, whole.length - 1));
    assertEquals(ExitCode.INTEGRITY, verify().code());
  }

  @Test
  void keysWithoutARecordAreSaid() throws IOException {
    Files.delete(database);
    try (Stream<Path> marks = Files.list(directory.resolve("home/.local/state/evenkeel"))) {
      for (Path mark : marks.toList()) {
        Files.delete(mark);
      }
    }
    Shell.Ran again = record("k0");
    assertEquals(ExitCode.PASSED, again.code());
    assertTrue(again.err().contains("and no record: a new history begins here"), again.err());
  }

  @Test
  void strangeNamesStayTextOnThePage() throws IOException {
    String name = "<img src=x onerror=alert(1)>.html";
    shell.file(name, "<script>alert(2)</script>");
    assertEquals(ExitCode.PASSED, record("k1", "--evidence", name).code());
    shell.run("trail", "export", "c", "--data", "log", "--output", "pack");
    String page = Files.readString(directory.resolve("pack").resolve(Pack.PAGE));
    assertTrue(page.contains("&lt;img src=x onerror"), page);
    assertFalse(page.contains("<img"), page);
    assertFalse(page.contains("<script"), page);
    assertEquals(ExitCode.PASSED, shell.run("trail", "verify", "--pack", "pack").code());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1000000 | attestations.intoto.jsonl: has 50667039 bytes, at most 16777216 are read"
            + " (PACK_JSON_BYTES in docs/limits.md)",
        "200000 | more than 600000 values in 7600078 characters",
        "100000 | has 100001 subjects, 1 to 256 are"
      })
  void aMillionSubjectsAreNamedAndNotRead(int subjects, String what) throws IOException {
    shell.run("trail", "export", "c", "--data", "log", "--output", "pack");
    String statement =
        "{\"_type\":\"https://in-toto.io/Statement/v1\",\"predicateType\":\"x\",\"subject\":["
            + "{\"name\":\"a\",\"digest\":{\"sha256\":\"ab\"}},".repeat(subjects)
            + "{}]}";
    SignerKey key = SignerKey.of("log.evenkeel.local/statements", new byte[32]);
    shell.file("pack/" + Pack.STATEMENT_KEY, key.verifier() + "\n");
    shell.file(
        "pack/" + Pack.ATTESTATIONS,
        Envelope.sign(Statement.PAYLOAD_TYPE, statement.getBytes(StandardCharsets.UTF_8), key)
            .json());
    Shell.Ran verified = shell.run("trail", "verify", "--pack", "pack");
    assertEquals(ExitCode.INTEGRITY, verified.code());
    assertTrue(verified.out().contains(what), verified.out());
  }

  private void assertRefused(Shell.Ran refused, String what) {
    assertEquals(ExitCode.USAGE, refused.code(), refused.err());
    assertEquals("", refused.out());
    assertTrue(refused.err().contains(what), refused.err());
    Shell.Ran verified = verify();
    assertEquals(ExitCode.PASSED, verified.code(), verified.out());
    assertTrue(verified.out().contains("records      1\n"), verified.out());
  }

  private Shell.Ran verify() {
    return shell.run("trail", "verify", "--data", "log");
  }

  private Shell.Ran record(String key, String... more) {
    var all = new ArrayList<>(List.of("trail", "record", "--data", "log", "--change", "c"));
    all.addAll(List.of("--type", "test.result", "--key", key));
    all.addAll(Arrays.asList(more));
    return shell.run(all.toArray(String[]::new));
  }

  private void sql(String text) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        var statement = connection.createStatement()) {
      statement.executeUpdate(text);
    }
  }
}
