package dev.evenkeel.trail.verify;

import dev.evenkeel.trail.Rows;
import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.tree.Frontier;
import dev.evenkeel.trail.tree.Tile;
import dev.evenkeel.trail.verify.Problem.What;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rows that follow from the leaves: computed again and compared, none missing and none more. */
final class DerivedChecks {
  private static final int LEVELS = 8;

  private final List<Problem> problems;
  private final RootsAt roots;

  /** One that stands twice must not stand for another one that is missing. */
  private final Set<Place> seen = new HashSet<>();

  private record Place(int level, long index) {}

  DerivedChecks(List<Problem> problems, RootsAt roots) {
    this.problems = problems;
    this.roots = roots;
  }

  void check(Rows rows) {
    rows.subtrees(this::subtree);
    long expected = 0;
    for (long complete = roots.size() / Tile.FULL; complete > 0; complete /= Tile.FULL) {
      expected += complete;
    }
    if (seen.size() != expected) {
      problem("the log has " + seen.size() + " stored subtrees, its size asks for " + expected);
    }
    try {
      Frontier stored = rows.frontier();
      if (!stored.equals(roots.frontier())) {
        problem(
            "the stored frontier (size "
                + stored.size()
                + ") is not the one that the leaves give (size "
                + roots.size()
                + ")");
      }
    } catch (Malformed | dev.evenkeel.trail.StorageFailure e) {
      problem(String.valueOf(e.getMessage()));
    }
  }

  private void subtree(Rows.Subtree subtree) {
    seen.add(new Place(subtree.level(), subtree.index()));
    boolean possible =
        subtree.level() > 0
            && subtree.level() < Long.SIZE
            && subtree.level() % LEVELS == 0
            && subtree.index() >= 0
            && subtree.index() < roots.size() >> subtree.level();
    if (!possible || !roots.subtree(subtree.level(), subtree.index()).equals(subtree.hash())) {
      problem(
          "the stored subtree "
              + subtree.index()
              + " on level "
              + subtree.level()
              + " is not the one that the leaves give");
    }
  }

  private void problem(String message) {
    problems.add(new Problem(What.TREE, message));
  }
}
