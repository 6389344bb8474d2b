package dev.evenkeel.source.file.yaml;

import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Lets equal short strings share one object: manifests repeat their keys and most of their values,
 * and the two sides of a comparison repeat each other. Equal strings are then mostly told by their
 * being the same object, which costs a tenth. What is read at one time shares a pool; when nobody
 * reads any more it goes, and what it holds with it.
 *
 * <p>A collision only costs memory, so the tables never grow. Readers on several threads use them
 * without a lock: a slot holds some string or none, and either is right.
 */
final class StringPool {
  private static final int SLOTS = 1 << 15;
  private static final int LONGEST = 80;

  private static WeakReference<StringPool> inUse = new WeakReference<>(null);

  /** Keys have a table of their own, where the many values that stand once do not push them out. */
  private final @Nullable String[] keys = new String[SLOTS];

  private final @Nullable String[] values = new String[SLOTS];

  private StringPool() {}

  /** The pool of all who read now. */
  static synchronized StringPool shared() {
    StringPool pool = inUse.get();
    if (pool == null) {
      pool = new StringPool();
      inUse = new WeakReference<>(pool);
    }
    return pool;
  }

  String key(String text) {
    return share(text, keys);
  }

  String value(String text) {
    return share(text, values);
  }

  /**
   * A key of ASCII that means what is written.
   *
   * @param hash {@link String#hashCode} of the key
   */
  String key(byte[] bytes, int from, int to, int hash) {
    @Nullable String known = keys[slot(hash)];
    return known != null && isWritten(known, bytes, from, to) ? known : key(text(bytes, from, to));
  }

  /**
   * A value of ASCII.
   *
   * @param hash {@link String#hashCode} of the value
   */
  String value(byte[] bytes, int from, int to, int hash) {
    @Nullable String known = values[slot(hash)];
    return known != null && isWritten(known, bytes, from, to)
        ? known
        : value(text(bytes, from, to));
  }

  private static String share(String text, @Nullable String[] table) {
    if (text.length() > LONGEST) {
      return text;
    }
    int slot = slot(text.hashCode());
    @Nullable String known = table[slot];
    if (known != null && text.equals(known)) {
      return known;
    }
    table[slot] = text;
    return text;
  }

  private static int slot(int hash) {
    return (hash ^ (hash >>> 15)) & (SLOTS - 1);
  }

  private static boolean isWritten(String known, byte[] bytes, int from, int to) {
    if (known.length() != to - from) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (known.charAt(i - from) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }
}
