package dev.evenkeel.trail.tree;

import java.util.List;
import java.util.stream.LongStream;

/** Where the hashes of complete subtrees are read from. */
@FunctionalInterface
public interface Nodes {
  /**
   * The root over the entries {@code index << level} to {@code (index + 1) << level}, the last one
   * excluded. Level 0 is the leaves.
   */
  Hash at(int level, long index);

  /** The hashes of so many leaves, from the given one on. */
  default List<Hash> leaves(long from, int count) {
    return LongStream.range(from, from + count).mapToObj(index -> at(0, index)).toList();
  }

  /** The root over the entries from {@code from} to {@code to}, the last one excluded. */
  default Hash root(long from, long to) {
    if (from >= to) {
      return Merkle.EMPTY;
    }
    long count = to - from;
    if (Long.bitCount(count) == 1) {
      int level = Long.numberOfTrailingZeros(count);
      if ((from & (count - 1)) == 0) {
        return at(level, from >> level);
      }
    }
    long split = from + Proofs.split(count);
    return Merkle.node(root(from, split), root(split, to));
  }
}
