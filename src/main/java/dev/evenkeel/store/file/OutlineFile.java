package dev.evenkeel.store.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * What was made out of a log to find its records faster, beside the log's mark and away from the
 * log. It can always be made again, so one that cannot be read or written is none.
 */
public final class OutlineFile {
  private static final long LARGEST = 1L << 28;

  private final Path file;

  public OutlineFile(Path file) {
    this.file = file.toAbsolutePath();
  }

  /** Nothing where there is no file, or none that can be read. */
  public byte[] read() {
    try {
      return Files.size(file) > LARGEST ? new byte[0] : Files.readAllBytes(file);
    } catch (IOException e) {
      return new byte[0];
    }
  }

  public void write(byte[] bytes) {
    try {
      PrivateFiles.directories(Objects.requireNonNull(file.getParent(), "an absolute path"));
      PrivateFiles.replace(file, bytes);
    } catch (IOException e) {
      // Read-only or full: the next reading takes as long as this one.
      return;
    }
  }
}
