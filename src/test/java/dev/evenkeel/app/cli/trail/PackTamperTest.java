package dev.evenkeel.app.cli.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.app.cli.ExitCode;
import dev.evenkeel.attest.Envelope;
import dev.evenkeel.attest.Statement;
import dev.evenkeel.trail.Pack;
import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.trail.note.VerifierKey;
import dev.evenkeel.value.CanonicalJson;
import dev.evenkeel.value.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever holds a pack changes it and makes its manifest anew, for nobody signs a manifest. What he
 * changed is named; where he has a key, by what somebody else kept.
 */
class PackTamperTest {
  @TempDir Path directory;
  private Runs runs;
  private Path pack;

  @BeforeEach
  void export() throws IOException {
    runs = new Runs(directory);
    pack = directory.resolve("pack");
    fill("log", "more stock");
    export("log", "pack");
    assertEquals(ExitCode.PASSED, verify().code(), verify().out());
  }

  private void fill(String log, String why) throws IOException {
    Files.writeString(directory.resolve("body.json"), "{\"why\":\"" + why + "\"}");
    Files.writeString(directory.resolve("report.txt"), "what was seen");
    Files.writeString(
        directory.resolve(log + ".receipt"),
        record(log, "k1", "--type", "change.opened", "--body", "body.json"));
    record(log, "k2", "--type", "deploy.started", "--evidence", "report.txt");
    record(log, "k3", "--type", "deploy.succeeded");
  }

  private void export(String log, String to) {
    Runs.Run exported = runs.run("trail", "export", "CHG-1", "--data", log, "--output", to);
    assertEquals(ExitCode.PASSED, exported.code(), exported.err());
  }

  @Test
  void anEditedRecordIsNamed() throws IOException {
    edit(Pack.RECORDS, "\"type\":\"deploy.started\"", "\"type\":\"deploy.stopped\"");
    assertNamed("record: record 1 (line 2 of records.jsonl) is not the one that the log has");
  }

  @Test
  void swappedRecordsAreNamed() throws IOException {
    List<String> lines = Files.readAllLines(pack.resolve(Pack.RECORDS));
    write(Pack.RECORDS, lines.get(0) + "\n" + lines.get(2) + "\n" + lines.get(1) + "\n");
    assertNamed("order: record 1 says it is number 2", "record: record 1 (line 2");
    byte[] one = Files.readAllBytes(pack.resolve(Pack.proof(1)));
    write(Pack.proof(1), Files.readString(pack.resolve(Pack.proof(2))));
    write(Pack.proof(2), new String(one, StandardCharsets.UTF_8));
    assertNamed("order: record 1 says it is number 2");
  }

  @Test
  void aRecordCutOffTheEndIsNamedByTheStatement() throws IOException {
    List<String> lines = Files.readAllLines(pack.resolve(Pack.RECORDS));
    write(Pack.RECORDS, lines.get(0) + "\n" + lines.get(1) + "\n");
    Files.delete(pack.resolve(Pack.proof(2)));
    manifest();
    assertNamed("attestations.intoto.jsonl, line 1: a statement is about other records");
  }

  @Test
  void aPackWithoutRecordsIsNamed() throws IOException {
    write(Pack.RECORDS, "");
    assertNamed("missing: records.jsonl has no record");
  }

  @Test
  void swappedEvidenceIsNamed() throws IOException {
    write("contents/1-0", "what was not seen");
    assertNamed("blob: record 1, report.txt: contents/1-0 is not what the record commits to");
    Files.delete(pack.resolve("contents/1-0"));
    manifest();
    assertNamed("blob: record 1, report.txt: contents/1-0 is not what the record commits to");
  }

  @Test
  void aPageThatTellsAnotherStoryIsNamed() throws IOException {
    edit(Pack.PAGE, "more stock", "no reason");
    assertNamed("blob: attestations.intoto.jsonl, line 1: the statement is about another change.h");
    int at = Files.readString(pack.resolve(Pack.PAGE)).indexOf("no reason");
    assertNamed("file: change.html: from byte " + at + " on it is not what the records give");
  }

  @Test
  void aPageIsMadeAgainEvenWhereItsStatementIsSignedByAnotherKey() throws IOException {
    edit(Pack.PAGE, "more stock", "no reason");
    byte[] seed = new byte[32];
    SignerKey other = SignerKey.of("log.evenkeel.local/statements", seed);
    signed(other, Pack.PAGE);
    assertNamed("file: change.html: from byte ");
  }

  @Test
  void instructionsThatLeadAstrayAreNamed() throws IOException {
    edit(Pack.HOW_TO_VERIFY, "must return nil", "may return anything");
    assertNamed("file: VERIFY.md: from byte ");
  }

  @Test
  void aManifestThatNamesAnotherChangeOrHeadIsNamed() throws IOException {
    String good = Files.readString(pack.resolve(Pack.MANIFEST));
    for (String member : List.of("change", "log", "root", "schema", "size")) {
      String edited =
          good.replaceFirst("\"" + member + "\":(\"[^\"]*\"|[0-9]+)", "\"" + member + "\":\"x\"");
      Files.writeString(pack.resolve(Pack.MANIFEST), edited);
      assertNamed("file: manifest.json: its " + member + " is not what the pack has, ");
    }
  }

  @Test
  void aPageOfAnotherVersionIsSaidNotToHaveBeenMadeAgain() throws IOException {
    String good = Files.readString(pack.resolve(Pack.MANIFEST));
    Files.writeString(
        pack.resolve(Pack.MANIFEST), good.replaceFirst("\"evenkeel [^\"]*\"", "\"evenkeel 0.0\""));
    Runs.Run verified = verify();
    assertEquals(ExitCode.PASSED, verified.code(), verified.out());
    assertTrue(verified.out().contains("change.html was made by evenkeel 0.0"), verified.out());
  }

  @Test
  void aPolicySwappedWithEverythingElseIsNamedByTheTrustedOne() throws IOException {
    Path policy = directory.resolve("policy");
    Files.copy(pack.resolve(Pack.POLICY), policy);
    fill("other", "no reason");
    export("other", "fake");
    assertEquals(ExitCode.PASSED, runs.run("trail", "verify", "--pack", "fake").code());
    assertNamed(
        runs.run("trail", "verify", "--pack", "fake", "--trust", "policy"),
        "trust: the trust policy refuses the checkpoint");
    assertNamed(
        runs.run("trail", "verify", "--pack", "fake", "--against", "log.receipt"),
        "against: log.receipt is not of a log that the trust policy names");
  }

  @Test
  void whetherNewerRecordsWereLeftOutIsTheWordOfAKeyThatIsGotElsewhere() throws IOException {
    Runs.Run own = verify();
    assertTrue(own.out().contains("the word of the pack's own statement key"), own.out());
    String right = "log/keys/statement.pub";
    Runs.Run held = runs.run("trail", "verify", "--pack", "pack", "--statement-key", right);
    assertEquals(ExitCode.PASSED, held.code(), held.out() + held.err());
    assertTrue(!held.out().contains("the pack's own statement key"), held.out());
    // The same key's holder could have cut the pack: what it is signed by is all that differs.
    signed(SignerKey.of("log.evenkeel.local/statements", new byte[32]), Pack.PAGE);
    assertEquals(ExitCode.PASSED, verify().code(), verify().out());
    assertNamed(
        runs.run("trail", "verify", "--pack", "pack", "--statement-key", right),
        "trust: statement-key.txt: the pack's statements are signed by ");
  }

  @Test
  void anOlderPackIsNamedByALaterReceipt() throws IOException {
    Files.writeString(
        directory.resolve("later"), record("log", "k4", "--type", "rollback.started"));
    assertNamed(
        runs.run("trail", "verify", "--pack", "pack", "--against", "later"),
        "against: later is of 4 records, the pack's head of 3: the pack is older");
    Runs.Run first = runs.run("trail", "verify", "--pack", "pack", "--against", "log.receipt");
    assertEquals(ExitCode.PASSED, first.code(), first.out());
  }

  @Test
  void aForkSignedWithTheLogsOwnKeyIsNamedByAReceipt() throws IOException {
    Files.createDirectories(directory.resolve("fork/keys"));
    for (String key : List.of("log.key", "log.pub", "statement.key", "statement.pub")) {
      Files.copy(
          directory.resolve("log/keys").resolve(key), directory.resolve("fork/keys").resolve(key));
    }
    try (Stream<Path> marks = Files.list(directory.resolve("home/.local/state/evenkeel"))) {
      for (Path mark : marks.toList()) {
        Files.delete(mark);
      }
    }
    fill("fork", "no reason");
    export("fork", "forked");
    assertEquals(ExitCode.PASSED, runs.run("trail", "verify", "--pack", "forked").code());
    assertNamed(
        runs.run("trail", "verify", "--pack", "forked", "--against", "log.receipt"),
        "the record that the log has at index 0 is not the one that log.receipt was handed out for",
        "the key has signed two histories (a fork)");
  }

  @Test
  void aStatementAboutAnotherPackIsNamed() throws IOException {
    fill("other", "no reason");
    export("other", "fake");
    write(
        Pack.ATTESTATIONS, Files.readString(directory.resolve("fake").resolve(Pack.ATTESTATIONS)));
    assertNamed("blob: attestations.intoto.jsonl, line 1: a statement is not signed by ");
    write(
        Pack.STATEMENT_KEY,
        Files.readString(directory.resolve("fake").resolve(Pack.STATEMENT_KEY)));
    assertNamed("blob: attestations.intoto.jsonl, line 1: a statement is about other records");
    write(Pack.ATTESTATIONS, "");
    assertNamed("no statement says how the change stands");
  }

  @Test
  void aFlippedBitIsSeenWhereverItIsAndTheManifestMadeAnew() throws IOException {
    for (String name : names()) {
      byte[] good = Files.readAllBytes(pack.resolve(name));
      for (int at : places(good)) {
        byte[] bad = good.clone();
        bad[at] ^= (byte) (1 << (at % 7));
        Files.write(pack.resolve(name), bad);
        manifest();
        boolean comment = name.equals(Pack.POLICY) && good[0] == '#' && at < firstLine(good);
        Runs.Run verified = verify();
        assertTrue(
            comment || verified.code() == ExitCode.INTEGRITY,
            name + ", byte " + at + ": " + verified.out() + verified.err());
      }
      Files.write(pack.resolve(name), good);
      manifest();
    }
    assertEquals(ExitCode.PASSED, verify().code());
  }

  /** The first and last byte, and some between. */
  private static int[] places(byte[] bytes) {
    int last = bytes.length - 1;
    return new int[] {0, last / 5, last / 3, last / 2, last * 3 / 4, last};
  }

  private static int firstLine(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf('\n');
  }

  /** Signs the pack's first statement anew, with today's digest of a file. */
  private void signed(SignerKey key, String file) throws IOException {
    byte[] old =
        Files.readAllLines(pack.resolve(Pack.ATTESTATIONS))
            .getFirst()
            .getBytes(StandardCharsets.UTF_8);
    VerifierKey was = VerifierKey.parse(Files.readString(pack.resolve(Pack.STATEMENT_KEY)).strip());
    byte[] payload =
        Envelope.parse(old).open(List.of(was), 1, List.of(Statement.PAYLOAD_TYPE)).orElseThrow();
    String text = new String(payload, StandardCharsets.UTF_8);
    String digest = Sha256.hex(Files.readAllBytes(pack.resolve(file)));
    String edited =
        text.replaceFirst(
            "\\{\"sha256\":\"[0-9a-f]+\"\\},\"name\":\"" + file,
            "{\"sha256\":\"" + digest + "\"},\"name\":\"" + file);
    byte[] bytes = edited.getBytes(StandardCharsets.UTF_8);
    write(Pack.STATEMENT_KEY, key.verifier() + "\n");
    write(Pack.ATTESTATIONS, Envelope.sign(Statement.PAYLOAD_TYPE, bytes, key).json() + "\n");
  }

  private void edit(String name, String from, String to) throws IOException {
    String text = Files.readString(pack.resolve(name));
    assertTrue(text.contains(from), text);
    write(name, text.replace(from, to));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(pack.resolve(name), text);
    manifest();
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
    for (String name : names()) {
      digests.put(name, Sha256.hex(Files.readAllBytes(pack.resolve(name))));
    }
    String old = Files.readString(pack.resolve(Pack.MANIFEST));
    Files.writeString(
        pack.resolve(Pack.MANIFEST),
        old.replaceFirst("\"files\":\\{[^}]*\\}", "\"files\":" + CanonicalJson.of(digests)));
  }

  private Runs.Run verify() {
    return runs.run("trail", "verify", "--pack", "pack");
  }

  private void assertNamed(String... what) {
    assertNamed(verify(), what);
  }

  private static void assertNamed(Runs.Run verified, String... what) {
    assertEquals(ExitCode.INTEGRITY, verified.code(), verified.out() + verified.err());
    for (String one : what) {
      assertTrue(verified.out().contains(one), one + "\n" + verified.out());
    }
  }

  private String record(String log, String key, String... more) {
    var all = new ArrayList<>(List.of("trail", "record", "--data", log, "--change", "CHG-1"));
    all.addAll(List.of("--key", key));
    all.addAll(Arrays.asList(more));
    Runs.Run run = runs.run(all.toArray(String[]::new));
    assertEquals(ExitCode.PASSED, run.code(), run.err());
    return run.out();
  }
}
