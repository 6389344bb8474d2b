package dev.evenkeel.sandbox.embedded;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Unpacks a tar archive of files, folders and links. Nothing is written outside of its target. */
final class TarReader {
  private static final int BLOCK = 512;
  private static final Set<PosixFilePermission> PROGRAM =
      PosixFilePermissions.fromString("rwxr-xr-x");
  private final InputStream in;
  private final Path target;
  private final byte[] header = new byte[BLOCK];

  private TarReader(InputStream in, Path target) {
    this.in = in;
    this.target = target;
  }

  static void unpack(InputStream in, Path target) throws IOException {
    new TarReader(in, target).unpack();
  }

  private void unpack() throws IOException {
    String longName = "";
    while (in.readNBytes(header, 0, BLOCK) == BLOCK && header[0] != 0) {
      long size = number(124, 12);
      char type = (char) header[156];
      String name = longName.isEmpty() ? name() : longName;
      longName = "";
      switch (type) {
        case 'L' -> longName = text(bytes(size), 0, (int) size);
        case '5' -> Files.createDirectories(inside(name));
        case '2' -> link(inside(name), text(header, 157, 100));
        case '0', '\0' -> file(inside(name), size);
        case 'x', 'g' -> bytes(size);
        default -> throw new IOException("entry " + name + " of an unknown kind: " + type);
      }
    }
  }

  private void file(Path file, long size) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    try (var out = Files.newOutputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (long left = size; left > 0; ) {
        int read = in.readNBytes(buffer, 0, (int) Math.min(left, buffer.length));
        if (read == 0) {
          throw new EOFException("the archive ends inside " + file);
        }
        out.write(buffer, 0, read);
        left -= read;
      }
    }
    in.skipNBytes(padding(size));
    if ((number(100, 8) & 0100) != 0) {
      Files.setPosixFilePermissions(file, PROGRAM);
    }
  }

  private void link(Path link, String to) throws IOException {
    Path at = link.resolveSibling(to).normalize();
    if (!at.startsWith(target)) {
      throw new IOException("link " + link + " leads outside: " + to);
    }
    Files.createDirectories(link.resolveSibling(""));
    Files.createSymbolicLink(link, Path.of(to));
  }

  private Path inside(String name) throws IOException {
    Path path = target.resolve(name).normalize();
    if (!path.startsWith(target)) {
      throw new IOException("entry leads outside: " + name);
    }
    return path;
  }

  private String name() {
    String prefix = text(header, 257, 5).equals("ustar") ? text(header, 345, 155) : "";
    String name = text(header, 0, 100);
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  private byte[] bytes(long size) throws IOException {
    byte[] bytes = in.readNBytes((int) size);
    in.skipNBytes(padding(size));
    return bytes;
  }

  private static long padding(long size) {
    return (BLOCK - size % BLOCK) % BLOCK;
  }

  private long number(int from, int length) {
    String digits = text(header, from, length).strip();
    return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
  }

  private static String text(byte[] bytes, int from, int length) {
    int end = from;
    while (end < from + length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, from, end - from, StandardCharsets.UTF_8);
  }
}
