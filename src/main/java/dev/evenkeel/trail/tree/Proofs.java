package dev.evenkeel.trail.tree;

import java.util.ArrayList;
import java.util.List;

/** Makes proofs (RFC 9162 sections 2.1.3.1 and 2.1.4.1). */
public final class Proofs {
  private Proofs() {}

  /** Proves that the entry at {@code index} is in the tree of the first {@code size} entries. */
  public static InclusionProof inclusion(Nodes nodes, long index, long size) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException(
          "a tree of " + size + " entries has no entry at index " + index);
    }
    var path = new ArrayList<Hash>();
    path(nodes, index, 0, size, path);
    return new InclusionProof(index, size, path);
  }

  /** Proves that the first {@code from} entries of the tree of {@code to} entries are unchanged. */
  public static ConsistencyProof consistency(Nodes nodes, long from, long to) {
    if (from < 0 || from > to) {
      throw new IllegalArgumentException("a tree of " + from + " entries never grows to " + to);
    }
    var path = new ArrayList<Hash>();
    if (from > 0 && from < to) {
      subproof(nodes, from, 0, to, true, path);
    }
    return new ConsistencyProof(from, to, path);
  }

  private static void path(Nodes nodes, long index, long from, long to, List<Hash> path) {
    if (to - from == 1) {
      return;
    }
    long middle = from + split(to - from);
    if (index < middle) {
      path(nodes, index, from, middle, path);
      path.add(nodes.root(middle, to));
    } else {
      path(nodes, index, middle, to, path);
      path.add(nodes.root(from, middle));
    }
  }

  private static void subproof(
      Nodes nodes, long old, long from, long to, boolean known, List<Hash> path) {
    if (old == to) {
      if (!known) {
        path.add(nodes.root(from, to));
      }
      return;
    }
    long middle = from + split(to - from);
    if (old <= middle) {
      subproof(nodes, old, from, middle, known, path);
      path.add(nodes.root(middle, to));
    } else {
      subproof(nodes, old, middle, to, false, path);
      path.add(nodes.root(from, middle));
    }
  }

  /** The largest power of two below the count: where RFC 6962 splits a tree. */
  static long split(long count) {
    return Long.highestOneBit(count - 1);
  }
}
