package dev.evenkeel.source.file;

import dev.evenkeel.source.file.format.Limits;
import dev.evenkeel.source.file.format.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Objects;

/** Reads a file and sees to it that it is one file at one time. */
final class SteadyRead {
  /** How the bytes are got; a size other than the expected one says that the file changed. */
  @FunctionalInterface
  interface Content {
    byte[] of(Path file, int size) throws IOException;
  }

  private SteadyRead() {}

  static FileBytes of(NamedPath file, Content content) {
    try {
      var before = Files.readAttributes(file.path(), BasicFileAttributes.class);
      if (!before.isRegularFile()) {
        return refused(
            file,
            before.isDirectory()
                ? "a directory where a file was expected"
                : "a pipe, socket or device, which could block, where a file was expected",
            "write its content to a file and name that");
      }
      if (before.size() > Limits.FILE_BYTES) {
        return refused(
            file,
            before.size() / (1024 * 1024)
                + " MiB, more than the limit of "
                + Limits.FILE_BYTES / (1024 * 1024)
                + " MiB",
            "split it, or leave it out of the source");
      }
      byte[] bytes = content.of(file.path(), (int) before.size());
      var after = Files.readAttributes(file.path(), BasicFileAttributes.class);
      boolean same =
          bytes.length == before.size()
              && after.size() == before.size()
              && after.lastModifiedTime().equals(before.lastModifiedTime())
              && Objects.equals(after.fileKey(), before.fileKey());
      return same
          ? new FileBytes.Whole(bytes)
          : refused(
              file, "changed while it was read", "run again when nothing writes to it any more");
    } catch (NoSuchFileException e) {
      return refused(file, "no such file", "correct the path, or create the file");
    } catch (AccessDeniedException e) {
      return refused(file, "may not be read by this user", "give this user the right to read it");
    } catch (IOException e) {
      if (Files.isSymbolicLink(file.path())) {
        return refused(file, "a loop of symbolic links", "correct the link");
      }
      return refused(file, "cannot be read: " + reason(e), "see that it can be opened");
    }
  }

  /** One byte more than expected is asked for, so that a file that grew is noticed. */
  static byte[] content(Path file, int size) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      var buffer = ByteBuffer.allocate(size);
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
        // read returns less than asked for near the end
      }
      if (buffer.hasRemaining()) {
        return Arrays.copyOf(buffer.array(), buffer.position());
      }
      boolean grew = channel.read(ByteBuffer.allocate(1)) > 0;
      return grew ? new byte[size + 1] : buffer.array();
    }
  }

  private static FileBytes refused(NamedPath file, String why, String next) {
    return new FileBytes.Refused(Problem.wholeFile(file.written(), why, next));
  }

  /** The system's word without the path in front of it, which is shown already. */
  private static String reason(IOException e) {
    if (e instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    return e.getClass().getSimpleName();
  }
}
