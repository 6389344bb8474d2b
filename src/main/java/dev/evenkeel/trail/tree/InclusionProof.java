package dev.evenkeel.trail.tree;

import java.util.List;

/**
 * Shows that an entry is in a tree.
 *
 * @param index where the entry stands
 * @param size how many entries the tree has
 * @param path the siblings on the way up, the leaf's first
 */
public record InclusionProof(long index, long size, List<Hash> path) {
  public InclusionProof {
    path = List.copyOf(path);
  }

  /** The algorithm of RFC 9162 section 2.1.3.2; a path too short or too long never verifies. */
  public boolean verifies(Hash leaf, Hash root) {
    if (index < 0 || index >= size) {
      return false;
    }
    long position = index;
    long last = size - 1;
    Hash computed = leaf;
    for (Hash sibling : path) {
      if (last == 0) {
        return false;
      }
      if ((position & 1) == 1 || position == last) {
        computed = Merkle.node(sibling, computed);
        while ((position & 1) == 0 && position != 0) {
          position >>= 1;
          last >>= 1;
        }
      } else {
        computed = Merkle.node(computed, sibling);
      }
      position >>= 1;
      last >>= 1;
    }
    return last == 0 && computed.equals(root);
  }
}
