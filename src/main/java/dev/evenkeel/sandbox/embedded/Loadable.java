package dev.evenkeel.sandbox.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The part of a program that is loaded to run it. What a debugger wants comes after it in the file,
 * and of one server that is nine tenths.
 */
final class Loadable {
  private static final int HEAD = 1 << 16;
  private static final int ELF = 0x464c457f;
  private static final int PROGRAM_LOAD = 1;

  private Loadable() {}

  static void copy(InputStream in, Path file) throws IOException {
    byte[] head = in.readNBytes(HEAD);
    long left = loadedLength(head) - head.length;
    try (var out = Files.newOutputStream(file)) {
      out.write(head);
      byte[] buffer = new byte[HEAD];
      while (left > 0) {
        int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
        if (read < 0) {
          break;
        }
        out.write(buffer, 0, read);
        left -= read;
      }
    }
  }

  /** Where the last loaded segment ends; also takes out of the head what points behind that. */
  private static long loadedLength(byte[] head) {
    ByteBuffer elf = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
    if (head.length < HEAD || elf.getInt(0) != ELF || elf.get(4) != 2 || elf.get(5) != 1) {
      return Long.MAX_VALUE;
    }
    int table = (int) elf.getLong(32);
    int size = elf.getShort(54);
    long end = 0;
    for (int entry = 0; entry < elf.getShort(56); entry++) {
      int at = table + entry * size;
      if (elf.getInt(at) == PROGRAM_LOAD) {
        end = Math.max(end, elf.getLong(at + 8) + elf.getLong(at + 32));
      }
    }
    elf.putLong(40, 0).putShort(60, (short) 0).putShort(62, (short) 0);
    return end;
  }
}
