package dev.evenkeel.store.file;

import dev.evenkeel.trail.StorageFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** The service's own files in a log's directory: the first token, and the hashes of all tokens. */
public final class TokenFiles {
  private final Path directory;

  public TokenFiles(Path directory) {
    this.directory = directory;
  }

  public Path first() {
    return directory.resolve("token");
  }

  public Path hashes() {
    return directory.resolve("tokens.json");
  }

  public Optional<byte[]> read() {
    try {
      return Optional.of(Files.readAllBytes(hashes()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new StorageFailure("the tokens in " + hashes() + " cannot be read: " + e, e);
    }
  }

  public void write(byte[] hashes) {
    try {
      PrivateFiles.directories(directory);
      PrivateFiles.replace(hashes(), hashes);
    } catch (IOException e) {
      throw new StorageFailure("the tokens in " + hashes() + " cannot be written: " + e, e);
    }
  }

  /** The only token that stands on the disk itself, for its owner to take. */
  public void writeFirst(String secret) {
    try {
      PrivateFiles.directories(directory);
      PrivateFiles.replace(first(), (secret + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new StorageFailure("the token " + first() + " cannot be written: " + e, e);
    }
  }
}
