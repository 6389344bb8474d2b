package dev.evenkeel.store.file;

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

/**
 * The keys of a log's directory: one signs checkpoints, the other statements. Private halves have
 * mode 0600; public ones stand beside them to be handed out.
 */
public final class KeyFiles {
  /** What names in keys/ are ours. */
  public static final List<String> NAMES =
      List.of("log.key", "log.pub", "statement.key", "statement.pub");

  private static final int NAME_BYTES = 8;

  /**
   * The keys.
   *
   * @param made whether they were made just now
   */
  public record Keys(SignerKey log, SignerKey statement, boolean made) {}

  private KeyFiles() {}

  /** Makes what is missing; two processes that make keys at once end up with the same ones. */
  public static Keys openOrMake(Path directory, SecureRandom random) {
    try {
      PrivateFiles.directories(directory);
      boolean made = !Files.exists(directory.resolve("log.key"));
      var name = new byte[NAME_BYTES];
      random.nextBytes(name);
      SignerKey log = key(directory, "log", "log.evenkeel.local/" + hex(name), random);
      String statementName = log.verifier().name() + "/statements";
      SignerKey statement = key(directory, "statement", statementName, random);
      return new Keys(log, statement, made);
    } catch (IOException e) {
      throw new StorageFailure(
          "the keys in " + directory + " can be neither read nor made: " + e, e);
    }
  }

  private static SignerKey key(Path directory, String role, String name, SecureRandom random)
      throws IOException {
    Path file = directory.resolve(role + ".key");
    if (!Files.exists(file)) {
      var seed = new byte[Ed25519.KEY_BYTES];
      random.nextBytes(seed);
      try {
        PrivateFiles.create(file, line(SignerKey.of(name, seed).written()));
      } catch (FileAlreadyExistsException e) {
        // Another process was faster: its key is the log's.
        return read(file);
      }
    }
    SignerKey key = read(file);
    Path open = directory.resolve(role + ".pub");
    if (!Files.exists(open)) {
      PrivateFiles.replace(open, line(key.verifier().toString()));
    }
    return key;
  }

  private static SignerKey read(Path file) throws IOException {
    if (PrivateFiles.open(file)) {
      throw new StorageFailure(
          "the key "
              + file
              + " can be read by others; run chmod 600 on it, and make a new log if"
              + " anyone may have copied it");
    }
    try {
      return SignerKey.parse(Files.readString(file, StandardCharsets.UTF_8).strip());
    } catch (Malformed e) {
      throw new StorageFailure("the key " + file + " cannot be used: " + e.getMessage(), e);
    }
  }

  /** The log's public key, without touching a private one. */
  public static VerifierKey logKey(Path directory) {
    Path file = directory.resolve("log.pub");
    try {
      return VerifierKey.parse(Files.readString(file, StandardCharsets.UTF_8).strip());
    } catch (IOException | Malformed e) {
      throw new StorageFailure(
          "the log's public key " + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static byte[] line(String text) {
    return (text + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
