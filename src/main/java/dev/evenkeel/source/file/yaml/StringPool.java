package dev.evenkeel.source.file.yaml;

import java.util.Arrays;

/**
 * Lets equal short strings of one file share one object: manifests repeat their keys and most of
 * their values. A collision only costs memory, so the table never grows.
 */
final class StringPool {
  private static final int LARGEST = 1 << 15;
  private static final int LONGEST = 80;

  private final String[] table;

  private StringPool(int size) {
    this.table = new String[size];
    Arrays.fill(table, "");
  }

  static StringPool forBytes(int bytes) {
    int size = Integer.highestOneBit(Math.max(bytes / 16, 64));
    return new StringPool(Math.min(size, LARGEST));
  }

  String share(String text) {
    if (text.length() > LONGEST) {
      return text;
    }
    int hash = text.hashCode();
    int slot = (hash ^ (hash >>> 15)) & (table.length - 1);
    String known = table[slot];
    if (text.equals(known)) {
      return known;
    }
    table[slot] = text;
    return text;
  }
}
