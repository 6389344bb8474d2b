package dev.evenkeel.trail.tree;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Entries as a published log serves them: each behind its length in two bytes. */
public final class EntryBundle {
  /** What two bytes can count. */
  public static final int LARGEST_ENTRY = 65_535;

  private EntryBundle() {}

  public static byte[] write(List<byte[]> entries) {
    var bundle = new ByteArrayOutputStream();
    for (byte[] entry : entries) {
      if (entry.length > LARGEST_ENTRY) {
        throw new IllegalArgumentException(
            "an entry has at most 65535 bytes, this one has " + entry.length);
      }
      bundle.write(entry.length >> 8);
      bundle.write(entry.length);
      bundle.writeBytes(entry);
    }
    return bundle.toByteArray();
  }

  /** The entries, or nothing where the bytes end inside one. */
  public static Optional<List<byte[]>> read(byte[] bundle) {
    var entries = new ArrayList<byte[]>();
    int at = 0;
    while (at < bundle.length) {
      if (at + 2 > bundle.length) {
        return Optional.empty();
      }
      int length = ((bundle[at] & 0xff) << 8) | (bundle[at + 1] & 0xff);
      at += 2;
      if (length > bundle.length - at) {
        return Optional.empty();
      }
      entries.add(Arrays.copyOfRange(bundle, at, at + length));
      at += length;
    }
    return Optional.of(entries);
  }
}
