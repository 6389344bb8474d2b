package dev.evenkeel.trail.tree;

import java.util.List;

/**
 * Shows that a tree was only appended to.
 *
 * @param from the older size
 * @param to the newer size
 * @param path the hashes from which both roots follow
 */
public record ConsistencyProof(long from, long to, List<Hash> path) {
  public ConsistencyProof {
    path = List.copyOf(path);
  }

  /**
   * The algorithm of RFC 9162 section 2.1.4.2, and the two cases the RFC leaves out: the empty tree
   * grows to any tree, and a tree is consistent with itself; both need no hash.
   */
  public boolean verifies(Hash older, Hash newer) {
    if (from < 0 || from > to) {
      return false;
    }
    if (from == to) {
      return path.isEmpty() && older.equals(newer);
    }
    if (from == 0) {
      return path.isEmpty() && older.equals(Merkle.EMPTY);
    }
    return !path.isEmpty() && grows(older, newer);
  }

  private boolean grows(Hash older, Hash newer) {
    long position = from - 1;
    long last = to - 1;
    while ((position & 1) == 1) {
      position >>= 1;
      last >>= 1;
    }
    // The older tree is one complete subtree of the newer one: its root need not be told.
    boolean complete = position == 0;
    Hash oldRoot = complete ? older : path.getFirst();
    Hash newRoot = oldRoot;
    for (Hash sibling : complete ? path : path.subList(1, path.size())) {
      if (last == 0) {
        return false;
      }
      if ((position & 1) == 1 || position == last) {
        oldRoot = Merkle.node(sibling, oldRoot);
        newRoot = Merkle.node(sibling, newRoot);
        while ((position & 1) == 0 && position != 0) {
          position >>= 1;
          last >>= 1;
        }
      } else {
        newRoot = Merkle.node(newRoot, sibling);
      }
      position >>= 1;
      last >>= 1;
    }
    return last == 0 && oldRoot.equals(older) && newRoot.equals(newer);
  }
}
