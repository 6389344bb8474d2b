package dev.evenkeel.trail.verify;

import dev.evenkeel.trail.tree.Frontier;
import dev.evenkeel.trail.tree.Hash;
import dev.evenkeel.trail.tree.Merkle;
import dev.evenkeel.trail.tree.RootFold;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tree as it grows from the leaves read, with the roots at the sizes somebody signed. */
final class RootsAt {
  private final Map<Long, Optional<Hash>> wanted = new HashMap<>();
  private final List<Hash> leaves = new ArrayList<>();
  private final RootFold fold = new RootFold();

  void want(long size) {
    wanted.put(size, size == 0 ? Optional.of(Merkle.EMPTY) : Optional.empty());
  }

  void add(Hash leaf) {
    leaves.add(leaf);
    fold.add(leaf);
    if (wanted.containsKey(fold.size())) {
      wanted.put(fold.size(), Optional.of(fold.root()));
    }
  }

  long size() {
    return fold.size();
  }

  Hash root() {
    return fold.root();
  }

  Frontier frontier() {
    return fold.frontier();
  }

  Optional<Hash> leaf(long index) {
    return index < leaves.size() ? Optional.of(leaves.get((int) index)) : Optional.empty();
  }

  /** Whether the leaves give another root; a size they do not reach is not compared here. */
  boolean differs(long size, Hash signed) {
    Optional<Hash> computed = wanted.getOrDefault(size, Optional.empty());
    return computed.isPresent() && !computed.get().equals(signed);
  }

  /** The root of a complete subtree, added up from the leaves. */
  Hash subtree(int level, long index) {
    return level == 0
        ? leaves.get((int) index)
        : Merkle.node(subtree(level - 1, 2 * index), subtree(level - 1, 2 * index + 1));
  }
}
