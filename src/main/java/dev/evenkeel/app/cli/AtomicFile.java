package dev.evenkeel.app.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Replaces a file in one step: a reader sees the old one or the new one, never half of it. */
public final class AtomicFile {
  private AtomicFile() {}

  /** Writes beside the file and renames; the rights of a file that was there are kept. */
  public static void replace(Path link, String text) throws IOException {
    Path file = Files.exists(link) ? link.toRealPath() : link.toAbsolutePath();
    Path aside = beside(file);
    try {
      Files.writeString(aside, text, StandardCharsets.UTF_8);
      if (Files.exists(file) && posix(file)) {
        Files.setPosixFilePermissions(aside, Files.getPosixFilePermissions(file));
      }
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(aside);
    }
  }

  /**
   * A file of this process alone in the same folder. It gets the rights that files get here: a
   * temporary file's own would keep the next step of a pipeline from reading the report.
   */
  static Path beside(Path file) {
    return file.resolveSibling(
        ".evenkeel-" + ProcessHandle.current().pid() + "-" + file.getFileName() + ".tmp");
  }

  private static boolean posix(Path file) throws IOException {
    return Files.getFileStore(file).supportsFileAttributeView("posix");
  }
}
