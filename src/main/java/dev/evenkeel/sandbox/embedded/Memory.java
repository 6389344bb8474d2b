package dev.evenkeel.sandbox.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

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
   * one that is not ours, or that others can enter, is left alone.
   */
  static Optional<Path> folder(Path home) throws IOException {
    if (!Files.isWritable(SHARED) || !holds(SHARED)) {
      return Optional.empty();
    }
    Path ours = SHARED.resolve("evenkeel-" + Integer.toHexString(home.toString().hashCode()));
    Trees.makePrivate(ours);
    boolean alone =
        Files.isDirectory(ours, LinkOption.NOFOLLOW_LINKS)
            && Files.getOwner(ours, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(home))
            && Files.getPosixFilePermissions(ours, LinkOption.NOFOLLOW_LINKS)
                .equals(PosixFilePermissions.fromString("rwx------"));
    return alone ? Optional.of(ours) : Optional.empty();
  }

  static boolean hasRoom(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace() > ROOM;
    } catch (IOException e) {
      return false;
    }
  }
}
