package dev.evenkeel.store.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.store.Traced;
import dev.evenkeel.trail.Cosignature;
import dev.evenkeel.trail.StorageFailure;
import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.trail.tree.Merkle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands beside a log: tokens, witnesses' lines, outlines, the lock of who compares. */
class KeptFilesTest {
  private static final SignerKey LOG = SignerKey.of("example.org/log", new byte[32]);
  private static final SignerKey WITNESS = SignerKey.cosigner("w.example.org", new byte[32]);
  private static final SignedNote HEAD =
      SignedNote.sign(Checkpoint.of("example.org/log", 3, Merkle.EMPTY).text(), LOG);
  private static final int MIB = 1 << 20;

  @TempDir private Path directory;

  @Test
  void tokensAreTheirOwnersAlone() throws IOException {
    var tokens = new TokenFiles(directory.resolve("log"));
    assertEquals(directory.resolve("log/token"), tokens.first());
    assertEquals(directory.resolve("log/tokens.json"), tokens.hashes());
    assertEquals(Optional.empty(), tokens.read());
    tokens.write(utf8("{}"));
    assertArrayEquals(utf8("{}"), tokens.read().orElseThrow());
    tokens.writeFirst("evk_x");
    assertEquals("evk_x\n", Files.readString(tokens.first()));
    assertFalse(PrivateFiles.open(tokens.first()) || PrivateFiles.open(tokens.hashes()));
    var other = new TokenFiles(directory.resolve("other"));
    other.writeFirst("x");
    assertTrue(Files.exists(other.first()), "the folder is made");
  }

  @Test
  void tokensThatCannotBeReadOrWrittenAreAFailureAndTheSecretIsNotSaid() throws IOException {
    Files.createDirectories(directory.resolve("log/tokens.json"));
    failed("tokens.json cannot be read", new TokenFiles(directory.resolve("log"))::read);
    Files.writeString(directory.resolve("plain"), "");
    var under = new TokenFiles(directory.resolve("plain/log"));
    failed("tokens.json cannot be written", () -> under.write(new byte[1]));
    assertFalse(
        failed("token cannot be written", () -> under.writeFirst("evk_secret"))
            .contains("evk_secret"));
  }

  @Test
  void whatAWitnessCosignedIsReadBack() {
    var files = new WitnessFiles(directory.resolve("witnesses"));
    assertEquals(List.of(), files.read());
    var seed = new byte[32];
    seed[0] = 1;
    SignerKey silent = SignerKey.cosigner("s.example.org", seed);
    SignedNote cosigned = HEAD.with(WITNESS.cosign(HEAD.text(), 7));
    files.name(policy(WITNESS, silent));
    files.keep(WITNESS.verifier(), cosigned);
    assertEquals(
        List.of(
            new Cosignature(WITNESS.verifier(), Optional.of(cosigned), Optional.empty()),
            new Cosignature(silent.verifier(), Optional.empty(), Optional.empty())),
        files.read());
  }

  @Test
  void whatCannotBeReadIsNotTakenForSilence() throws IOException {
    Path folder = directory.resolve("witnesses");
    var files = new WitnessFiles(folder);
    files.name(policy(WITNESS));
    files.keep(WITNESS.verifier(), HEAD);
    Path kept;
    try (Stream<Path> all = Files.list(folder)) {
      kept = all.filter(file -> file.toString().endsWith(".checkpoint")).findFirst().orElseThrow();
    }
    assertTrue(kept.getFileName().toString().matches("[0-9a-f]{16}\\.checkpoint"));
    for (byte[] damaged : new byte[][] {utf8("nonsense"), new byte[MIB + 1]}) {
      Files.write(kept, damaged);
      assertEquals(
          List.of(
              new Cosignature(
                  WITNESS.verifier(),
                  Optional.empty(),
                  Optional.of(kept.getFileName() + " cannot be read"))),
          files.read());
    }
    Path policy = folder.resolve("policy");
    Files.write(policy, new byte[MIB + 1]);
    failed("(has 1048577 bytes, at most 1048576 are read); `evenkeel trail cosign", files::read);
    Files.write(policy, new byte[MIB]);
    failed(policy + " (policy: a control character", files::read);
    Files.writeString(directory.resolve("plain"), "");
    var under = new WitnessFiles(directory.resolve("plain/witnesses"));
    failed("what the witnesses cosigned cannot be kept in", () -> under.name(new byte[1]));
  }

  @Test
  void anOutlineThatCannotBeKeptIsNone() throws IOException {
    var outline = new OutlineFile(directory.resolve("away/outlines"));
    assertArrayEquals(new byte[0], outline.read());
    outline.write(utf8("abc"));
    assertArrayEquals(utf8("abc"), outline.read());
    assertFalse(PrivateFiles.open(directory.resolve("away/outlines")));
    Files.writeString(directory.resolve("plain"), "");
    var under = new OutlineFile(directory.resolve("plain/outlines"));
    under.write(utf8("abc"));
    assertArrayEquals(new byte[0], under.read());
  }

  @Test
  void theTurnIsOneHoldersUntilItIsGivenUp() throws IOException {
    Path lock = directory.resolve("serve/lock");
    try (var one = new TurnFile(lock);
        var two = new TurnFile(lock)) {
      assertTrue(one.take());
      assertTrue(one.take(), "it keeps it");
      assertFalse(two.take());
      one.close();
      assertTrue(two.take());
      assertFalse(one.take());
    }
    Files.writeString(directory.resolve("plain"), "");
    try (var under = new TurnFile(directory.resolve("plain/lock"))) {
      failed("plain/lock cannot be asked for", () -> assertFalse(under.take()));
    }
  }

  @Test
  void anotherProcessHasTheTurnOnceItIsGivenUp() throws IOException {
    Path lock = directory.resolve("lock");
    try (var here = new TurnFile(lock)) {
      assertTrue(here.take());
      assertEquals(List.of("false"), asked(lock));
      here.close();
      assertEquals(List.of("true"), asked(lock));
    }
  }

  private List<String> asked(Path lock) throws IOException {
    return Traced.run(directory, List.of(), AsksForTurn.class, lock.toString());
  }

  private static byte[] policy(SignerKey... witnesses) {
    var policy = new StringBuilder("log " + LOG.verifier() + "\n");
    for (SignerKey witness : witnesses) {
      String name = witness.verifier().name();
      policy.append("witness ").append(name).append(' ').append(witness.verifier()).append('\n');
    }
    return utf8(policy + "quorum none\n");
  }

  private static String failed(String named, Runnable asking) {
    StorageFailure failure = assertThrows(StorageFailure.class, asking::run);
    String said = String.valueOf(failure.getMessage());
    assertTrue(said.contains(named), said);
    return said;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
