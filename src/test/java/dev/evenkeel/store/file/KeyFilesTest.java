package dev.evenkeel.store.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.trail.Signers;
import dev.evenkeel.trail.StorageFailure;
import dev.evenkeel.trail.TrailRefused;
import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.trail.note.VerifierKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log signs with the keys whose public halves it handed out, and with no others. */
class KeyFilesTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final SignerKey OLD = key(1);
  private static final SignerKey NEW = key(2);
  private static final SignerKey STRANGER = key(3);

  @TempDir private Path directory;

  @Test
  void keysAreMadeOnceAndReadAgain() throws IOException {
    Path keys = directory.resolve("a/keys");
    KeyFiles.Keys made = KeyFiles.openOrMake(keys, RANDOM);
    assertTrue(made.made());
    KeyFiles.Keys again = KeyFiles.openOrMake(keys, RANDOM);
    assertFalse(again.made());
    assertEquals(List.of(made.log().verifier()), verifiers(again.logs()));
    assertEquals(made.statement().written(), again.statement().written());
    assertEquals(made.log().written(), again.log().written());
    assertNotEquals(made.log().written(), made.statement().written());
    String name = made.log().verifier().name();
    assertTrue(name.matches("log\\.evenkeel\\.local/[0-9a-f]{16}"), name);
    assertFalse(name.endsWith("0".repeat(16)), "a name by chance");
    assertEquals(name + "/statements", made.statement().verifier().name());
    assertEquals(made.log().verifier(), KeyFiles.logKey(keys));
    assertEquals(List.of(made.log().verifier()), KeyFiles.logKeys(keys));
    assertEquals(made.statement().verifier(), KeyFiles.statementKey(keys));
    assertEquals(List.of("log.key", "log.pub", "statement.key", "statement.pub"), names(keys));
    assertTrue(KeyFiles.NAMES.containsAll(names(keys)));
    for (String file : names(keys)) {
      assertFalse(PrivateFiles.open(keys.resolve(file)), file);
    }
  }

  @Test
  void everyKeyIsMadeByChance() {
    KeyFiles.Keys one = KeyFiles.openOrMake(directory.resolve("one"), RANDOM);
    KeyFiles.Keys two = KeyFiles.openOrMake(directory.resolve("two"), RANDOM);
    SignerKey next = KeyFiles.next(directory, "log", "n", RANDOM);
    List<VerifierKey> made =
        verifiers(List.of(one.log(), one.statement(), two.log(), two.statement(), next));
    for (VerifierKey key : made) {
      assertEquals(1, made.stream().filter(key::sameKey).count(), key.toString());
    }
  }

  @Test
  void ofTwoThatMakeAKeyAtOnceTheFirstMadeIt() throws IOException {
    KeyFiles.Keys keys = KeyFiles.openOrMake(directory, meanwhile("log.key"));
    assertEquals(List.of(OLD.verifier()), verifiers(keys.logs()));
    Files.delete(directory.resolve("statement.key"));
    Files.delete(directory.resolve("statement.pub"));
    assertEquals(
        OLD.verifier(),
        KeyFiles.openOrMake(directory, meanwhile("statement.key")).statement().verifier());
    var spool = new SpoolFiles(directory);
    assertEquals(OLD.verifier(), spool.key(meanwhile("spool.key")).verifier());
  }

  /** Chance that takes so long that another process makes the key's file in the meantime. */
  private SecureRandom meanwhile(String name) {
    return new SecureRandom() {
      private static final long serialVersionUID = 1;

      @Override
      public void nextBytes(byte[] bytes) {
        super.nextBytes(bytes);
        try {
          if (bytes.length == 32 && !Files.exists(directory.resolve(name))) {
            with(name, OLD);
          }
        } catch (IOException e) {
          throw new IllegalStateException(e);
        }
      }
    };
  }

  @Test
  void aKeyThatOthersMayReadIsNotUsed() throws IOException {
    Path file = with("log.key", OLD);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    refused("log.key can be read by others; run chmod 600 on it", this::open);
  }

  @Test
  void aFileThatHoldsNoKeyOrKeysOfTwoNamesIsNotUsed() throws IOException {
    with("log.key");
    refused("log.key cannot be used: 0 names of keys in one file, expected one", this::open);
    with("log.key", OLD, SignerKey.of("another", new byte[32]));
    refused("log.key cannot be used: 2 names of keys in one file, expected one", this::open);
    PrivateFiles.replace(
        directory.resolve("log.key"), "nonsense\n".getBytes(StandardCharsets.UTF_8));
    refused("log.key cannot be used: signer key: not of the form", this::open);
  }

  @Test
  void whatCannotBeReadOrMadeIsSaidByItsName() throws IOException {
    Files.writeString(directory.resolve("plain"), "");
    refused(
        "the keys in " + directory.resolve("plain/keys") + " can be neither read nor made",
        () -> KeyFiles.openOrMake(directory.resolve("plain/keys"), RANDOM));
    refused("the log's public key " + directory, () -> KeyFiles.logKey(directory));
    refused("the statements' public key " + directory, () -> KeyFiles.statementKey(directory));
    Files.writeString(directory.resolve("log.pub"), "");
    refused("log.pub cannot be read: the file is empty", () -> KeyFiles.logKeys(directory));
    refused(
        "the new key " + directory.resolve("no/log.next") + " can be neither read nor made",
        () -> KeyFiles.next(directory.resolve("no"), "log", "n", RANDOM));
    refused(
        "the keys in " + directory.resolve("no") + " cannot be replaced",
        () -> KeyFiles.replace(directory.resolve("no"), "log", List.of(OLD)));
    refused(
        "the log's key " + directory.resolve("no/log.key") + " cannot be read",
        () -> KeyFiles.signers(directory.resolve("no")).now());
  }

  @Test
  void theKeyThatTakesOverIsMadeOnceAndWaitsUntilItHas() throws IOException {
    with("log.key", OLD);
    handedOut(OLD);
    SignerKey next = KeyFiles.next(directory, "log", "example.org/log", RANDOM);
    assertEquals(
        next.written(), KeyFiles.next(directory, "log", "example.org/log", RANDOM).written());
    assertEquals("example.org/log", next.verifier().name());
    KeyFiles.replace(directory, "log", List.of(OLD, next));
    assertEquals(List.of(OLD.verifier(), next.verifier()), KeyFiles.logKeys(directory));
    assertEquals(next.verifier(), KeyFiles.logKey(directory));
    assertFalse(Files.exists(directory.resolve("log.next")));
    KeyFiles.Keys keys = open();
    assertEquals(List.of(OLD.verifier(), next.verifier()), verifiers(keys.logs()));
    assertEquals(next.written(), keys.log().written());
  }

  @Test
  void aKeyThatWasSwappedSignsNothing() throws IOException {
    handedOut(OLD);
    for (SignerKey[] swapped :
        new SignerKey[][] {{STRANGER}, {OLD, STRANGER}, {STRANGER, OLD}, {NEW, OLD}}) {
      with("log.key", swapped);
      String named =
          "the key in "
              + directory.resolve("log.key")
              + " is "
              + Arrays.stream(swapped)
                  .map(key -> key.verifier().toString())
                  .collect(Collectors.joining(" and "))
              + ", and the one that was handed out in "
              + directory.resolve("log.pub")
              + " is "
              + OLD.verifier()
              + ": one of the two files was swapped, so nothing is signed";
      for (Runnable asking : List.<Runnable>of(this::open, () -> signers().now())) {
        TrailRefused refused = assertThrows(TrailRefused.class, asking::run);
        assertTrue(String.valueOf(refused.getMessage()).startsWith(named), refused.getMessage());
      }
    }
    with("log.next", NEW);
    with("log.key", OLD, STRANGER);
    assertThrows(TrailRefused.class, this::open, "another than the one that waits");
    handedOut(OLD, NEW);
    with("log.key", OLD);
    assertThrows(TrailRefused.class, this::open, "the newest does not go first");
  }

  @Test
  void aRotationThatWasCutOffIsFinished() throws IOException {
    handedOut(OLD);
    with("log.next", NEW);
    with("log.key", OLD, NEW);
    assertEquals(List.of(OLD.verifier(), NEW.verifier()), verifiers(signers().now()));
    assertEquals(List.of(OLD.verifier()), KeyFiles.logKeys(directory), "who signs heals nothing");
    assertEquals(List.of(OLD.verifier(), NEW.verifier()), verifiers(open().logs()));
    assertEquals(List.of(OLD.verifier(), NEW.verifier()), KeyFiles.logKeys(directory));
    assertFalse(Files.exists(directory.resolve("log.next")));

    with("log.key", NEW);
    assertEquals(List.of(NEW.verifier()), verifiers(open().logs()), "an old one was retired");
    assertEquals(List.of(NEW.verifier()), KeyFiles.logKeys(directory));

    KeyFiles.publish(directory, "statement", List.of(OLD));
    with("statement.next", STRANGER);
    with("statement.key", STRANGER);
    assertEquals(STRANGER.verifier(), open().statement().verifier(), "statements have one key");
    assertEquals(STRANGER.verifier(), KeyFiles.statementKey(directory));
  }

  @Test
  void aKeyThatWasNeverHandedOutIsHandedOutNow() throws IOException {
    with("log.key", OLD);
    assertEquals(List.of(OLD.verifier()), verifiers(signers().now()));
    assertFalse(Files.exists(directory.resolve("log.pub")));
    open();
    assertEquals(OLD.verifier(), KeyFiles.logKey(directory));
  }

  @Test
  void whoSignsReadsTheKeysAgainWhenTheirFileWasReplaced() throws IOException {
    with("log.key", OLD);
    Signers signers = signers();
    List<SignerKey> keys = signers.now();
    assertSame(keys, signers.now());
    KeyFiles.replace(directory, "log", List.of(OLD, NEW));
    assertEquals(List.of(OLD.verifier(), NEW.verifier()), verifiers(signers.now()));
  }

  private KeyFiles.Keys open() {
    return KeyFiles.openOrMake(directory, RANDOM);
  }

  private Signers signers() {
    return KeyFiles.signers(directory);
  }

  private Path with(String name, SignerKey... keys) throws IOException {
    Path file = directory.resolve(name);
    PrivateFiles.replace(
        file,
        Arrays.stream(keys)
            .map(key -> key.written() + "\n")
            .collect(Collectors.joining())
            .getBytes(StandardCharsets.UTF_8));
    return file;
  }

  private void handedOut(SignerKey... keys) throws IOException {
    KeyFiles.publish(directory, "log", List.of(keys));
  }

  private static void refused(String named, Runnable asking) {
    StorageFailure failure = assertThrows(StorageFailure.class, asking::run);
    assertTrue(String.valueOf(failure.getMessage()).contains(named), failure.getMessage());
  }

  private static List<VerifierKey> verifiers(List<SignerKey> keys) {
    return keys.stream().map(SignerKey::verifier).toList();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static SignerKey key(int number) {
    var seed = new byte[32];
    seed[0] = (byte) number;
    return SignerKey.of("example.org/log", seed);
  }
}
