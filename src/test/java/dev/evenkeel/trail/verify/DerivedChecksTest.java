package dev.evenkeel.trail.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.trail.Rows;
import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.tree.Frontier;
import dev.evenkeel.trail.tree.Hash;
import dev.evenkeel.trail.tree.Merkle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What follows from the leaves follows from them: no row less, none more, none other. */
class DerivedChecksTest {
  private static final RootsAt LEAVES = leaves(600);
  private static final List<Rows.Subtree> RIGHT = List.of(subtree(0), subtree(1));

  @Test
  void whatFollowsFromTheLeavesHolds() {
    assertEquals(List.of(), found(RIGHT));
    assertEquals(List.of(), found(leaves(255), List.of()));
    RootsAt full = leaves(256);
    assertEquals(List.of(), found(full, List.of(new Rows.Subtree(8, 0, full.subtree(8, 0)))));
  }

  @Test
  void aMissingSubtreeIsCounted() {
    assertEquals(List.of(counted(1, 2)), found(RIGHT.subList(0, 1)));
    assertEquals(List.of(counted(0, 1)), found(leaves(256), List.of()));
  }

  @Test
  void aSubtreeThatStandsTwiceDoesNotStandForOneThatIsMissing() {
    assertEquals(List.of(counted(1, 2)), found(List.of(RIGHT.get(0), RIGHT.get(0))));
  }

  @Test
  void aSubtreeThatIsAnotherOrThatNoLogOfThisSizeHasIsNamed() {
    Hash any = Merkle.EMPTY;
    for (Rows.Subtree wrong :
        List.of(
            new Rows.Subtree(8, 0, any),
            new Rows.Subtree(8, 2, any),
            new Rows.Subtree(8, -1, any),
            new Rows.Subtree(16, 0, any),
            new Rows.Subtree(64, 0, any),
            new Rows.Subtree(-8, 0, any),
            new Rows.Subtree(0, 0, LEAVES.subtree(0, 0)),
            new Rows.Subtree(9, 0, LEAVES.subtree(9, 0)))) {
      var rows = new ArrayList<>(RIGHT);
      rows.add(wrong);
      List<String> found = found(rows);
      assertEquals(
          "the stored subtree "
              + wrong.index()
              + " on level "
              + wrong.level()
              + " is not the one that the leaves give",
          found.getFirst());
    }
  }

  @Test
  void anotherEdgeIsNamedAndOneThatCannotBeReadSaysWhy() {
    Frontier shorter = leaves(599).frontier();
    assertEquals(
        List.of("the stored frontier (size 599) is not the one that the leaves give (size 600)"),
        found(LEAVES, RIGHT, () -> shorter));
    assertEquals(
        List.of("unreadable"),
        found(
            LEAVES,
            RIGHT,
            () -> {
              throw new Malformed("unreadable");
            }));
  }

  private static String counted(int seen, int expected) {
    return "the log has " + seen + " stored subtrees, its size asks for " + expected;
  }

  private static List<String> found(List<Rows.Subtree> subtrees) {
    return found(LEAVES, subtrees);
  }

  private static List<String> found(RootsAt leaves, List<Rows.Subtree> subtrees) {
    return found(leaves, subtrees, leaves::frontier);
  }

  private static List<String> found(
      RootsAt leaves, List<Rows.Subtree> subtrees, Supplier<Frontier> frontier) {
    var problems = new ArrayList<Problem>();
    new DerivedChecks(problems, leaves).check(new Stored(subtrees, frontier));
    assertTrue(problems.stream().allMatch(problem -> problem.what() == Problem.What.TREE));
    return problems.stream().map(Problem::message).toList();
  }

  private static Rows.Subtree subtree(long index) {
    return new Rows.Subtree(8, index, LEAVES.subtree(8, index));
  }

  private static RootsAt leaves(int count) {
    var roots = new RootsAt();
    for (int i = 0; i < count; i++) {
      roots.add(Merkle.leaf(new byte[] {(byte) i, (byte) (i >> 8)}));
    }
    return roots;
  }

  private record Stored(List<Subtree> all, Supplier<Frontier> edge) implements Rows {
    @Override
    public List<String> selfCheck() {
      return List.of();
    }

    @Override
    public void entries(Consumer<Row> each) {}

    @Override
    public void checkpoints(Consumer<StoredCheckpoint> each) {}

    @Override
    public void subtrees(Consumer<Subtree> each) {
      all.forEach(each);
    }

    @Override
    public void blobs(Consumer<StoredBlob> each) {}

    @Override
    public Frontier frontier() {
      return edge.get();
    }
  }
}
