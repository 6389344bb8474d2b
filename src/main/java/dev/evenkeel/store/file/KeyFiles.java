package dev.evenkeel.store.file;

import dev.evenkeel.trail.Signers;
import dev.evenkeel.trail.StorageFailure;
import dev.evenkeel.trail.note.Ed25519;
import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.trail.note.VerifierKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The keys of a log's directory: one signs checkpoints, the other statements. Private halves have
 * mode 0600; public ones stand beside them to be handed out. While a new key takes over, the log's
 * file has two lines, the old key's first, and both sign.
 */
public final class KeyFiles {
  /** What names in keys/ are ours. */
  public static final List<String> NAMES =
      List.of("log.key", "log.pub", "log.next", "statement.key", "statement.pub", "statement.next");

  private static final int NAME_BYTES = 8;

  /**
   * The keys.
   *
   * @param logs sign the log's heads, the newest last
   * @param made whether they were made just now
   */
  public record Keys(List<SignerKey> logs, SignerKey statement, boolean made) {
    public Keys {
      logs = List.copyOf(logs);
    }

    /** The log's newest key. */
    public SignerKey log() {
      return logs.getLast();
    }
  }

  private KeyFiles() {}

  /** Makes what is missing; two processes that make keys at once end up with the same ones. */
  public static Keys openOrMake(Path directory, SecureRandom random) {
    try {
      PrivateFiles.directories(directory);
      boolean made = !Files.exists(directory.resolve("log.key"));
      var name = new byte[NAME_BYTES];
      random.nextBytes(name);
      List<SignerKey> logs = keys(directory, "log", "log.evenkeel.local/" + hex(name), random);
      String statementName = logs.getLast().verifier().name() + "/statements";
      SignerKey statement = keys(directory, "statement", statementName, random).getLast();
      return new Keys(logs, statement, made);
    } catch (IOException e) {
      throw new StorageFailure(
          "the keys in " + directory + " can be neither read nor made: " + e, e);
    }
  }

  /** The keys that sign the log's heads, read again whenever their file has changed. */
  public static Signers signers(Path directory) {
    return new SigningFile(directory, "log");
  }

  /** The key that will take over, made once however often it is asked for. */
  public static SignerKey next(Path directory, String role, String name, SecureRandom random) {
    Path file = directory.resolve(role + ".next");
    try {
      if (!Files.exists(file)) {
        make(file, name, random);
      }
      return read(file).getLast();
    } catch (IOException e) {
      throw new StorageFailure("the new key " + file + " can be neither read nor made: " + e, e);
    }
  }

  /** Puts keys in the place of a role's keys, whole, and takes the one that waited away. */
  public static void replace(Path directory, String role, List<SignerKey> keys) {
    try {
      PrivateFiles.replace(
          directory.resolve(role + ".key"), lines(keys.stream().map(SignerKey::written)));
      publish(directory, role, keys);
      Files.deleteIfExists(directory.resolve(role + ".next"));
    } catch (IOException e) {
      throw new StorageFailure(
          "the keys in " + directory + " cannot be replaced: " + e + "; run the same again", e);
    }
  }

  private static List<SignerKey> keys(Path directory, String role, String name, SecureRandom random)
      throws IOException {
    Path file = directory.resolve(role + ".key");
    if (!Files.exists(file)) {
      try {
        make(file, name, random);
      } catch (FileAlreadyExistsException e) {
        // Another process was faster: its key is the log's.
        return read(file);
      }
    }
    return HandedOut.healed(directory, role);
  }

  static void make(Path file, String name, SecureRandom random) throws IOException {
    var seed = new byte[Ed25519.KEY_BYTES];
    random.nextBytes(seed);
    PrivateFiles.create(file, lines(Stream.of(SignerKey.of(name, seed).written())));
  }

  static void publish(Path directory, String role, List<SignerKey> keys) throws IOException {
    PrivateFiles.replace(
        directory.resolve(role + ".pub"),
        lines(keys.stream().map(key -> key.verifier().toString())));
  }

  static List<SignerKey> read(Path file) throws IOException {
    if (PrivateFiles.open(file)) {
      throw new StorageFailure(
          "the key "
              + file
              + " can be read by others; run chmod 600 on it, and make a new log if"
              + " anyone may have copied it");
    }
    try {
      List<SignerKey> keys =
          Files.readString(file, StandardCharsets.UTF_8)
              .strip()
              .lines()
              .map(SignerKey::parse)
              .toList();
      long names = keys.stream().map(key -> key.verifier().name()).distinct().count();
      if (names != 1) {
        throw new Malformed(names + " names of keys in one file, expected one");
      }
      return keys;
    } catch (Malformed e) {
      throw new StorageFailure("the key " + file + " cannot be used: " + e.getMessage(), e);
    }
  }

  /** The log's public key, the newest where there are two, without touching a private one. */
  public static VerifierKey logKey(Path directory) {
    return logKeys(directory).getLast();
  }

  /** The log's public keys, the newest last. */
  public static List<VerifierKey> logKeys(Path directory) {
    return open(directory.resolve("log.pub"), "the log's public key ");
  }

  /** The public key of the log's statements. */
  public static VerifierKey statementKey(Path directory) {
    return open(directory.resolve("statement.pub"), "the statements' public key ").getLast();
  }

  static List<VerifierKey> open(Path file, String what) {
    try {
      List<VerifierKey> keys =
          Files.readString(file, StandardCharsets.UTF_8)
              .strip()
              .lines()
              .map(VerifierKey::parse)
              .toList();
      if (keys.isEmpty()) {
        throw new Malformed("the file is empty");
      }
      return keys;
    } catch (IOException | Malformed e) {
      throw new StorageFailure(what + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static byte[] lines(Stream<String> lines) {
    return lines
        .map(line -> line + "\n")
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
