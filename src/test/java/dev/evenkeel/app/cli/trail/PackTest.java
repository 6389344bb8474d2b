package dev.evenkeel.app.cli.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.app.cli.ExitCode;
import dev.evenkeel.trail.Pack;
import dev.evenkeel.trail.note.SignerKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pack that left the house verifies by itself, and nothing in it can be changed unseen. */
class PackTest {
  @TempDir Path directory;
  private Runs runs;
  private Path pack;

  @BeforeEach
  void export() throws IOException {
    runs = new Runs(directory);
    Files.writeString(directory.resolve("body.json"), "{\"why\":\"<script>alert(1)</script>\"}");
    Files.writeString(directory.resolve("report.txt"), "what was seen");
    record("k1", "--type", "change.opened", "--body", "body.json");
    record("k2", "--type", "deploy.started", "--evidence", "report.txt");
    assertEquals(
        ExitCode.PASSED,
        runs.run(
                "trail",
                "record",
                "--data",
                "log",
                "--change",
                "CHG-2",
                "--type",
                "override",
                "--key",
                "other")
            .code());
    record("k3", "--type", "deploy.succeeded");
    Runs.Run exported = runs.run("trail", "export", "CHG-1", "--data", "log", "--output", "pack");
    assertEquals(ExitCode.PASSED, exported.code(), exported.err());
    pack = directory.resolve("pack");
  }

  @Test
  void itVerifiesWithNothingElseAtHand() throws IOException {
    Path elsewhere = directory.resolve("elsewhere");
    Files.move(pack, elsewhere);
    try (Stream<Path> log = Files.walk(directory.resolve("log"))) {
      for (Path file : log.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    Runs.Run verified = runs.run("trail", "verify", "--pack", "elsewhere");
    assertEquals(ExitCode.PASSED, verified.code(), verified.out() + verified.err());
    assertTrue(verified.out().contains("records   3, each proved"), verified.out());
    assertTrue(verified.out().contains("vouches for itself"));
  }

  @Test
  void everyFileIsWatched() throws IOException {
    try (Stream<Path> files = Files.walk(pack)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] good = Files.readAllBytes(file);
        byte[] bad = good.clone();
        bad[bad.length / 2] ^= 1;
        Files.write(file, bad);
        Runs.Run verified = runs.run("trail", "verify", "--pack", "pack");
        assertEquals(ExitCode.INTEGRITY, verified.code(), file + verified.out());
        Files.write(file, good);
      }
    }
    assertEquals(ExitCode.PASSED, runs.run("trail", "verify", "--pack", "pack").code());
    Files.writeString(pack.resolve("more.txt"), "x");
    assertNamed("more.txt is in the pack and not in its manifest");
    Files.delete(pack.resolve("more.txt"));
    Files.delete(pack.resolve(Pack.proof(1)));
    assertNamed(Pack.proof(1) + " is listed and missing");
  }

  @Test
  void aRecordThatWasLeftOutIsMissedEvenWhereTheManifestIsMadeAnew() throws IOException {
    String records = Files.readString(pack.resolve(Pack.RECORDS));
    String manifest = Files.readString(pack.resolve(Pack.MANIFEST));
    String[] lines = records.split("\n");
    String without = lines[0] + "\n" + lines[2] + "\n";
    Files.writeString(pack.resolve(Pack.RECORDS), without);
    Files.writeString(
        pack.resolve(Pack.MANIFEST), manifest.replace(sha256(records), sha256(without)));
    Files.copy(
        pack.resolve(Pack.proof(2)),
        pack.resolve(Pack.proof(1)),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertNamed("one was left out, added or moved");
  }

  @Test
  void anotherKeyIsNotTrusted() throws IOException {
    var stranger = SignerKey.of("example.org/log", new byte[32]).verifier();
    Files.writeString(directory.resolve("policy"), "log " + stranger + "\nquorum none\n");
    Runs.Run verified = runs.run("trail", "verify", "--pack", "pack", "--trust", "policy");
    assertEquals(ExitCode.INTEGRITY, verified.code());
    assertTrue(verified.out().contains("trust: the trust policy refuses"), verified.out());
  }

  @Test
  void thePageShowsForeignTextAsText() throws IOException {
    String page = Files.readString(pack.resolve(Pack.PAGE));
    assertTrue(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assertFalse(page.contains("<script"));
    assertTrue(page.contains("default-src 'none'"));
    assertTrue(page.contains("<title>CHG-1: deployed</title>"), page);
  }

  @Test
  void whatWasErasedIsWithheldAndTheRestStillProves() throws IOException {
    String shown = runs.run("trail", "show", "CHG-1", "--data", "log").out();
    String commitment =
        shown.lines().filter(l -> l.contains("report.txt")).findFirst().orElseThrow();
    commitment = commitment.substring(commitment.lastIndexOf(' ') + 1);
    Files.writeString(directory.resolve("erase.json"), "{\"commitment\":\"" + commitment + "\"}");
    record("k4", "--type", "evidence.erased", "--body", "erase.json");
    runs.run("trail", "export", "CHG-1", "--data", "log", "--output", "pack2");
    Runs.Run verified = runs.run("trail", "verify", "--pack", "pack2");
    assertEquals(ExitCode.PASSED, verified.code(), verified.out());
    assertTrue(verified.out().contains("withheld  1 contents"), verified.out());
    assertEquals(ExitCode.PASSED, runs.run("trail", "verify", "--data", "log").code());
  }

  @Test
  void nothingIsOverwritten() {
    Runs.Run again = runs.run("trail", "export", "CHG-1", "--data", "log", "--output", "pack");
    assertEquals(ExitCode.USAGE, again.code());
    Runs.Run unknown = runs.run("trail", "export", "CHG-9", "--data", "log", "--output", "new");
    assertEquals(ExitCode.USAGE, unknown.code());
    assertFalse(Files.exists(directory.resolve("new")));
  }

  private void assertNamed(String what) {
    Runs.Run verified = runs.run("trail", "verify", "--pack", "pack");
    assertEquals(ExitCode.INTEGRITY, verified.code(), verified.out());
    assertTrue(verified.out().contains(what), verified.out());
  }

  private void record(String key, String... more) {
    String[] all =
        Stream.concat(
                Stream.of("trail", "record", "--data", "log", "--change", "CHG-1", "--key", key),
                Stream.of(more))
            .toArray(String[]::new);
    Runs.Run run = runs.run(all);
    assertEquals(ExitCode.PASSED, run.code(), run.err());
  }

  private static String sha256(String text) throws IOException {
    try {
      byte[] digest =
          java.security.MessageDigest.getInstance("SHA-256")
              .digest(text.getBytes(StandardCharsets.UTF_8));
      return java.util.HexFormat.of().formatHex(digest);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IOException(e);
    }
  }
}
