package dev.evenkeel.app.http;

import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.tree.Hash;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;

/**
 * Where a leaf stands in the log, by its hash. Derived from the log and kept in memory, 16 to 32
 * bytes a leaf: before each answer it reads on from where it ended, so it never lags behind, and
 * nobody has to keep it when they append.
 */
final class LeafIndex {
  private static final int STEP = 1 << 16;
  private static final int PLACE_BITS = 40;
  private static final long PLACE = (1L << PLACE_BITS) - 1;

  /** In each: bits of the hash, and behind them the leaf's index and one. Empty is 0. */
  private long[] slots = new long[1 << 10];

  private long size;

  /** Where the leaf stands; nothing where the log has none of this hash. */
  synchronized OptionalLong find(Storage log, Hash hash) {
    while (!log.read(this::readOn)) {
      // Others who look have their turn between two steps.
    }
    return log.read(reader -> place(reader, hash));
  }

  private boolean readOn(Storage.Reader reader) {
    long there = reader.frontier().size();
    if (there < size) {
      size = 0; // another copy of the log was put in its place
      slots = new long[1 << 10];
    }
    int count = (int) Math.min(STEP, there - size);
    List<Hash> hashes = reader.leaves(size, count);
    while ((size + count) * 2 > slots.length) {
      grow();
    }
    for (Hash hash : hashes) {
      long bits = bits(hash);
      put(slots, bits, (bits & ~PLACE) | ++size);
    }
    return size == there;
  }

  private OptionalLong place(Storage.Reader reader, Hash hash) {
    long bits = bits(hash);
    for (int at = slot(bits, slots.length); slots[at] != 0; at = (at + 1) & (slots.length - 1)) {
      long index = (slots[at] & PLACE) - 1;
      if ((slots[at] & ~PLACE) == (bits & ~PLACE)
          && index < reader.frontier().size()
          && reader.leaves(index, 1).getFirst().equals(hash)) {
        return OptionalLong.of(index);
      }
    }
    return OptionalLong.empty();
  }

  /** Slots are found by what they hold of the hash alone, so that they can move. */
  private void grow() {
    var larger = new long[slots.length * 2];
    for (long held : slots) {
      if (held != 0) {
        put(larger, held, held);
      }
    }
    slots = larger;
  }

  private static void put(long[] slots, long bits, long held) {
    int at = slot(bits, slots.length);
    while (slots[at] != 0) {
      at = (at + 1) & (slots.length - 1);
    }
    slots[at] = held;
  }

  private static int slot(long bits, int length) {
    long mixed = (bits >>> PLACE_BITS) * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32) & (length - 1);
  }

  private static long bits(Hash hash) {
    return ByteBuffer.wrap(hash.bytes()).getLong();
  }
}
