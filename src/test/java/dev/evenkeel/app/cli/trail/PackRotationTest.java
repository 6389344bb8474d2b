package dev.evenkeel.app.cli.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.app.cli.ExitCode;
import dev.evenkeel.operation.trail.RotateKey;
import dev.evenkeel.trail.Pack;
import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.trail.record.Attachment;
import dev.evenkeel.trail.rotation.KeyNotice;
import dev.evenkeel.value.CanonicalJson;
import dev.evenkeel.value.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who trusts a log's first key follows its packs through every key that came later. */
class PackRotationTest {
  @TempDir private Path directory;
  private Runs runs;
  private Path pack;

  @BeforeEach
  void makeLog() throws IOException {
    runs = new Runs(directory);
    pack = directory.resolve("pack");
    Files.writeString(directory.resolve("before.tlog-proof"), record("1"));
    Files.writeString(
        directory.resolve("policy"), "log " + Files.readString(key("log.pub")) + "quorum none\n");
  }

  private Path key(String name) {
    return directory.resolve("log/keys").resolve(name);
  }

  private String record(String key) {
    return run("record --data log --change C --type test.result --key " + key);
  }

  private String run(String arguments) {
    Runs.Run run = runs.run(("trail " + arguments).split(" "));
    assertEquals(ExitCode.PASSED, run.code(), run.err() + run.out());
    return run.out();
  }

  private void rotatedTwice() {
    run("rotate --data log");
    run("rotate --data log --retire");
    record("2");
    run("rotate --data log --role statement");
    run("rotate --data log");
    run("rotate --data log --retire");
    record("3");
    run("export C --data log --output pack");
  }

  private Runs.Run verify(String more) {
    return runs.run(("trail verify --pack pack" + more).split(" "));
  }

  private void assertNamed(Runs.Run run, String what) {
    assertEquals(ExitCode.INTEGRITY, run.code(), run.out() + run.err());
    assertTrue(run.out().contains(what), run.out());
  }

  @Test
  void aPackFromAfterTwoRotationsVerifiesUnderThePolicyFromBeforeThem() {
    rotatedTwice();
    assertTrue(Files.exists(pack.resolve(Pack.notice(4))));
    assertFalse(Files.exists(pack.resolve(Pack.notice(5))));
    for (String more :
        List.of(
            "",
            " --trust policy",
            " --against before.tlog-proof",
            " --trust policy --against before.tlog-proof")) {
      Runs.Run verified = verify(more);
      assertEquals(ExitCode.PASSED, verified.code(), more + verified.out() + verified.err());
    }
  }

  @Test
  void withoutItsNoticesItIsRefusedByTheOlderPolicyAndHoldsByItsOwn() throws IOException {
    rotatedTwice();
    for (String name : names()) {
      if (name.startsWith("notices/")) {
        Files.delete(pack.resolve(name));
      }
    }
    manifest();
    assertNamed(verify(" --trust policy"), "trust: the trust policy refuses the checkpoint");
    assertEquals(ExitCode.PASSED, verify("").code(), verify("").out());
  }

  @Test
  void whateverIsChangedInANoticeIsNamed() throws IOException {
    rotatedTwice();
    for (String name : names()) {
      if (!name.startsWith("notices/0") && !name.startsWith("notices/2")) {
        continue;
      }
      byte[] good = Files.readAllBytes(pack.resolve(name));
      byte[] bad = good.clone();
      bad[bad.length / 2] ^= 1;
      Files.write(pack.resolve(name), bad);
      manifest();
      assertNamed(verify(""), "key: notice " + name.charAt("notices/".length()));
      Files.write(pack.resolve(name), good);
    }
  }

  @Test
  void aNoticeThatTheLogDoesNotHaveCountsForNothing() throws IOException {
    run("export C --data log --output pack");
    SignerKey stranger = stranger();
    // Signed by the key that the policy trusts, as a thief of it could, and in no log.
    SignerKey own = SignerKey.parse(Files.readString(key("log.key")).strip());
    byte[] body =
        RotateKey.announce(KeyNotice.Role.LOG, own, stranger, "r")
            .body()
            .map(Attachment::content)
            .orElseThrow();
    write(Pack.noticeBody(0), body);
    write(Pack.noticeSalt(0), new byte[32]);
    write(Pack.notice(0), Files.readAllBytes(pack.resolve(Pack.RECORDS)));
    write(Pack.noticeProof(0), Files.readAllBytes(pack.resolve(Pack.proof(0))));
    manifest();
    assertNamed(
        verify(" --trust policy"),
        "key: notice 0 of the log's keys: notices/0.body is not what the record commits to");
  }

  @Test
  void aKeyThatAnnouncedItselfIsNotFollowed() throws IOException {
    SignerKey stranger = stranger();
    Files.write(
        directory.resolve("body.json"),
        RotateKey.announce(KeyNotice.Role.LOG, stranger, stranger, "because I can")
            .body()
            .map(Attachment::content)
            .orElseThrow());
    run("record --data log --change log-keys --type key.rotated --key k --body body.json");
    run("export C --data log --output pack");
    Files.writeString(
        directory.resolve("strange"), "log " + stranger.verifier() + "\nquorum none\n");
    assertNamed(verify(" --trust strange"), "trust: the trust policy refuses the checkpoint");
    assertEquals(ExitCode.PASSED, verify(" --trust policy").code());
  }

  @Test
  void aHeadThatARetiredKeySignsAloneIsNamed() throws IOException {
    SignerKey old = SignerKey.parse(Files.readString(key("log.key")).strip());
    rotatedTwice();
    String head = Files.readString(pack.resolve(Pack.CHECKPOINT));
    String text = head.substring(0, head.indexOf("\n\n") + 1);
    String forged = dev.evenkeel.trail.note.SignedNote.sign(text, old).toString();
    for (String name : names()) {
      Path file = pack.resolve(name);
      if (name.endsWith(".tlog-proof") || name.equals(Pack.CHECKPOINT)) {
        Files.writeString(file, Files.readString(file).replace(head, forged));
      }
    }
    manifest();
    assertNamed(verify(" --trust policy"), ", which record 2 had retired");
  }

  @Test
  void aStatementKeyThatTheLogReplacedIsNamed() throws IOException {
    String old = Files.readString(key("statement.pub"));
    rotatedTwice();
    Files.writeString(pack.resolve(Pack.STATEMENT_KEY), old);
    manifest();
    assertNamed(
        verify(" --trust policy"), "in statement-key.txt is not the one that the log announced");
  }

  @Test
  void aPrivateKeyThatWasSwappedSignsNothing() throws IOException {
    for (String role : List.of("log", "statement")) {
      Path file = key(role + ".key");
      Path kept =
          Files.copy(file, directory.resolve(role + ".kept"), StandardCopyOption.COPY_ATTRIBUTES);
      Files.writeString(file, stranger().written() + "\n");
      for (String arguments :
          List.of(
              "record --data log --change C --type test.result --key k",
              "export C --data log --output swapped")) {
        Runs.Run refused = runs.run(("trail " + arguments).split(" "));
        assertEquals(ExitCode.INTEGRITY, refused.code(), refused.err());
        assertTrue(refused.err().contains("one of the two files was swapped"), refused.err());
        assertTrue(refused.err().contains(role + ".key"), refused.err());
        assertFalse(refused.err().contains("PRIVATE"), refused.err());
        assertFalse(Files.exists(directory.resolve("swapped")));
      }
      Files.copy(
          kept, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    }
    record("k");
    assertEquals(ExitCode.PASSED, runs.run("trail", "verify", "--data", "log").code());
  }

  @Test
  void aKeySwappedBeforeTheFirstRecordSignsNothingEither() throws IOException {
    Files.delete(directory.resolve("log/trail.db"));
    try (Stream<Path> marks = Files.list(directory.resolve("home/.local/state/evenkeel"))) {
      for (Path mark : marks.toList()) {
        Files.delete(mark);
      }
    }
    Files.writeString(key("log.key"), stranger().written() + "\n");
    Runs.Run refused =
        runs.run("trail record --data log --change C --type test.result --key k".split(" "));
    assertEquals(ExitCode.INTEGRITY, refused.code(), refused.err());
    assertTrue(refused.err().contains("log.key"), refused.err());
  }

  @Test
  void aRotationThatEndedBetweenItsTwoFilesIsFinished() throws IOException {
    String before = Files.readString(key("log.pub"));
    run("rotate --data log");
    String both = Files.readString(key("log.pub"));
    String secrets = Files.readString(key("log.key"));
    // The private file was replaced, the public one not yet, and the key that waited still lies
    // there.
    Files.copy(key("log.key"), key("log.next"), StandardCopyOption.COPY_ATTRIBUTES);
    Files.writeString(key("log.next"), secrets.lines().toList().getLast() + "\n");
    Files.writeString(key("log.pub"), before);
    record("2");
    assertEquals(both, Files.readString(key("log.pub")));
    assertFalse(Files.exists(key("log.next")));
    run("rotate --data log --retire");
    String after = Files.readString(key("log.pub"));
    Files.writeString(key("log.pub"), both);
    record("3");
    assertEquals(after, Files.readString(key("log.pub")));
    run("verify --data log");
  }

  private SignerKey stranger() throws IOException {
    String name = Files.readString(key("log.pub")).split("\\+", 2)[0];
    return SignerKey.of(name, HexFormat.of().parseHex("07".repeat(32)));
  }

  private void write(String name, byte[] bytes) throws IOException {
    Files.createDirectories(pack.resolve(name).getParent());
    byte[] line = name.endsWith(".leaf") ? java.util.Arrays.copyOf(bytes, bytes.length - 1) : bytes;
    Files.write(pack.resolve(name), line);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.walk(pack)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> pack.relativize(file).toString())
          .filter(name -> !name.equals(Pack.MANIFEST))
          .sorted()
          .toList();
    }
  }

  private void manifest() throws IOException {
    var digests = new TreeMap<String, Object>();
    for (String name : new ArrayList<>(names())) {
      digests.put(name, Sha256.hex(Files.readAllBytes(pack.resolve(name))));
    }
    String old = Files.readString(pack.resolve(Pack.MANIFEST));
    Files.writeString(
        pack.resolve(Pack.MANIFEST),
        old.replaceFirst("\"files\":\\{[^}]*\\}", "\"files\":" + CanonicalJson.of(digests)));
  }
}
