package dev.evenkeel.source.file;

import dev.evenkeel.snapshot.Unread;

/** The bytes of one regular file, or why there are none. Nothing is opened that could block. */
public sealed interface FileBytes {
  /** The whole content, the same before and after reading. */
  final class Whole implements FileBytes {
    private final byte[] bytes;

    Whole(byte[] bytes) {
      this.bytes = bytes;
    }

    /** The content itself, not a copy: files are large, and nobody writes to it. */
    public byte[] bytes() {
      return bytes;
    }
  }

  /** Not read. */
  record Refused(Unread unread) implements FileBytes {}

  /** Reads the whole file, once. */
  static FileBytes read(NamedPath file) {
    return SteadyRead.of(file, SteadyRead::content);
  }
}
