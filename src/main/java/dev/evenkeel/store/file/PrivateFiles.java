package dev.evenkeel.store.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/** Files that their owner alone reads, written whole or not at all. */
final class PrivateFiles {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final FileAttribute<?> FILE = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
  private static final FileAttribute<?> DIRECTORY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private PrivateFiles() {}

  static void directories(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory, DIRECTORY);
    }
  }

  /** Writes a file that must not be there yet; nobody ever sees it half-written. */
  static void create(Path file, byte[] bytes) throws IOException {
    Path aside = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
    try {
      write(aside, bytes, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
      Files.createLink(file, aside);
      sync(file.toAbsolutePath().getParent());
    } finally {
      Files.deleteIfExists(aside);
    }
  }

  /** Puts new content in the place of the old; a reader sees one or the other. */
  static void replace(Path file, byte[] bytes) throws IOException {
    Path aside = file.resolveSibling(file.getFileName() + ".new");
    write(
        aside,
        bytes,
        Set.of(
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS));
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    sync(file.toAbsolutePath().getParent());
  }

  /** Whether others than the owner may read the file. */
  static boolean open(Path file) throws IOException {
    return !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file));
  }

  private static void write(Path file, byte[] bytes, Set<? extends OpenOption> options)
      throws IOException {
    try (FileChannel channel = FileChannel.open(file, options, FILE)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }

  private static void sync(@org.jspecify.annotations.Nullable Path directory) throws IOException {
    if (directory != null) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
