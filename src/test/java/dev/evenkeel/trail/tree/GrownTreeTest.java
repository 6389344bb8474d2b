package dev.evenkeel.trail.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** A batch gives the proofs of its leaves that the whole tree gives, whatever was there before. */
class GrownTreeTest {
  private static final int MOST = 20;
  private static final NaiveTree WHOLE = NaiveTree.numbered(2 * MOST);

  @Test
  void everyNewLeafHasTheProofOfTheWholeTree() {
    for (int before = 0; before < MOST; before++) {
      GrownTree tree = grown(before, MOST);
      assertEquals(before + MOST, tree.size());
      for (int index = before; index < before + MOST; index++) {
        assertEquals(
            WHOLE.path(index, before + MOST), Proofs.inclusion(tree, index, tree.size()).path());
      }
    }
  }

  @Test
  void aProofThatWasMadeBeforeTheNextLeafDoesNotSpoilLaterOnes() {
    for (int before = 0; before < MOST; before++) {
      var tree = new GrownTree(edge(before));
      for (int index = before; index < before + MOST; index++) {
        tree.append(WHOLE.leaf(index));
        assertEquals(
            WHOLE.path(index, index + 1), Proofs.inclusion(tree, index, tree.size()).path());
        assertEquals(WHOLE.root(index + 1), tree.root(0, index + 1));
      }
    }
  }

  @Test
  void onlyWhatCameWithTheBatchIsNew() {
    GrownTree tree = grown(3, 2);
    assertFalse(tree.isNew(2));
    assertTrue(tree.isNew(3));
    assertTrue(tree.isNew(4));
    assertFalse(tree.isNew(5));
    assertThrows(RuntimeException.class, () -> tree.at(0, 0));
  }

  private static GrownTree grown(int before, int more) {
    var tree = new GrownTree(edge(before));
    for (int i = 0; i < more; i++) {
      tree.append(WHOLE.leaf(before + i));
    }
    return tree;
  }

  private static Frontier edge(int size) {
    Frontier frontier = Frontier.EMPTY;
    for (int i = 0; i < size; i++) {
      frontier = frontier.append(WHOLE.leaf(i));
    }
    return frontier;
  }
}
