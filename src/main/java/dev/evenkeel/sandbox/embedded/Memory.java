package dev.evenkeel.sandbox.embedded;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Memory as a folder. A drill makes and drops hundreds of databases of some hundred files each, and
 * nothing of it is to outlive the machine: on a disk most of its time goes into the file system.
 */
public final class Memory {
  private static final Path SHARED = Path.of("/dev/shm");
  private static final long ROOM = 2L << 30;

  private Memory() {}

  /** Whether what is written there stays in memory. */
  public static boolean holds(Path folder) {
    try {
      return Files.getFileStore(folder).type().equals("tmpfs");
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * A folder of ours alone; empty where there is none to be had. Anybody may make folders there, so
   * one that is not ours, or that others can write to, is left alone.
   */
  static Optional<Path> folder(Path home) throws IOException {
    if (!Files.isWritable(SHARED) || !holds(SHARED)) {
      return Optional.empty();
    }
    Path ours = SHARED.resolve("evenkeel-" + Integer.toHexString(home.toString().hashCode()));
    if (Files.exists(ours, LinkOption.NOFOLLOW_LINKS) && !isOurs(ours, home)) {
      return Optional.empty();
    }
    Trees.makePassable(ours);
    return isOurs(ours, home) ? Optional.of(ours) : Optional.empty();
  }

  private static boolean isOurs(Path folder, Path home) throws IOException {
    return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(home))
        && !Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS)
            .contains(PosixFilePermission.OTHERS_WRITE);
  }

  /** Nothing is left there by the last run; the next one makes the folder anew. */
  static void tidy(@Nullable Path runs) throws IOException {
    if (runs != null && SHARED.equals(runs.getParent())) {
      try {
        Files.deleteIfExists(runs);
      } catch (DirectoryNotEmptyException e) {
        return; // another run goes on in it
      }
    }
  }

  static boolean hasRoom(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace() > ROOM;
    } catch (IOException e) {
      return false;
    }
  }
}
