package dev.evenkeel.store.file;

import dev.evenkeel.trail.Signers;
import dev.evenkeel.trail.StorageFailure;
import dev.evenkeel.trail.note.SignerKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;

/** The keys in a file that another process may replace. */
final class SigningFile implements Signers {
  private final Path directory;
  private final String role;
  private final Path file;
  private volatile Optional<Known> known = Optional.empty();

  /**
   * What was read.
   *
   * @param version tells one file of that name from the one that replaced it
   */
  private record Known(String version, List<SignerKey> keys) {}

  SigningFile(Path directory, String role) {
    this.directory = directory;
    this.role = role;
    this.file = directory.resolve(role + ".key");
  }

  @Override
  public List<SignerKey> now() {
    try {
      String version = version();
      Optional<Known> before = known;
      if (before.isPresent() && before.get().version.equals(version)) {
        return before.get().keys;
      }
      List<SignerKey> keys = HandedOut.checked(directory, role);
      known = Optional.of(new Known(version, keys));
      return keys;
    } catch (IOException e) {
      throw new StorageFailure("the log's key " + file + " cannot be read: " + e, e);
    }
  }

  private String version() throws IOException {
    BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
    return now.fileKey() + " " + now.lastModifiedTime() + " " + now.size();
  }
}
