package dev.evenkeel.trail.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * The growing edge of a tree: the roots of the complete subtrees that its size falls into, largest
 * first. All that is needed to append and to know the root, in at most 63 hashes.
 *
 * @param size how many entries the tree has
 * @param peaks one root for each bit that is set in the size
 */
public record Frontier(long size, List<Hash> peaks) {
  public static final Frontier EMPTY = new Frontier(0, List.of());

  public Frontier {
    peaks = List.copyOf(peaks);
    if (size < 0 || peaks.size() != Long.bitCount(size)) {
      throw new IllegalArgumentException(
          "a tree of "
              + size
              + " entries has "
              + Long.bitCount(size)
              + " complete subtrees, not "
              + peaks.size());
    }
  }

  public Frontier append(Hash leaf) {
    var grown = new ArrayList<>(peaks);
    Hash right = leaf;
    for (long rest = size; (rest & 1) == 1; rest >>= 1) {
      right = Merkle.node(grown.removeLast(), right);
    }
    grown.add(right);
    return new Frontier(size + 1, grown);
  }

  public Hash root() {
    if (size == 0) {
      return Merkle.EMPTY;
    }
    Hash root = peaks.getLast();
    for (int i = peaks.size() - 2; i >= 0; i--) {
      root = Merkle.node(peaks.get(i), root);
    }
    return root;
  }
}
