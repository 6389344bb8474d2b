package dev.evenkeel.trail.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A tree that has just grown: its edge before, and the leaves that came. Knows the hashes on the
 * way from each new leaf up, and those beside it, so that a batch gets its proofs without reading a
 * row.
 */
public final class GrownTree implements Nodes {
  private record Place(int level, long index) {}

  private final Map<Place, Hash> known = new HashMap<>();
  private final List<Hash> leaves = new ArrayList<>();
  private final long before;

  public GrownTree(Frontier edge) {
    before = edge.size();
    long from = 0;
    int peak = 0;
    for (int level = Long.SIZE - 2; level >= 0; level--) {
      if ((before >> level & 1) == 1) {
        known.put(new Place(level, from >> level), edge.peaks().get(peak++));
        from += 1L << level;
      }
    }
  }

  public void append(Hash leaf) {
    leaves.add(leaf);
  }

  public long size() {
    return before + leaves.size();
  }

  /** Whether the entry came with the growth, so that its proof can be made here. */
  public boolean isNew(long index) {
    return index >= before && index < size();
  }

  @Override
  public Hash at(int level, long index) {
    var place = new Place(level, index);
    Hash hash = known.get(place);
    if (hash != null) {
      return hash;
    }
    if (level == 0) {
      return leaves.get(Math.toIntExact(index - before));
    }
    Hash node = Merkle.node(at(level - 1, 2 * index), at(level - 1, 2 * index + 1));
    // A node that the batch has not filled yet would be another one with the next leaf.
    if ((index + 1) << level <= size()) {
      known.put(place, node);
    }
    return node;
  }
}
