package dev.evenkeel.trail.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The fold is the frontier, changed in place. */
class RootFoldTest {
  @Test
  void itHasTheRootAndTheEdgeOfTheTreeAtEverySize() {
    var fold = new RootFold();
    Frontier frontier = Frontier.EMPTY;
    for (int size = 0; size < 300; size++) {
      assertEquals(size, fold.size());
      assertEquals(frontier.root(), fold.root(), "size " + size);
      assertEquals(frontier, fold.frontier());
      Hash leaf = Merkle.leaf(new byte[] {(byte) size, (byte) (size >> 8)});
      fold.add(leaf);
      frontier = frontier.append(leaf);
    }
  }

  @Test
  void askingForTheRootChangesNothing() {
    var asked = new RootFold();
    var unasked = new RootFold();
    for (int i = 0; i < 7; i++) {
      Hash leaf = Merkle.leaf(new byte[] {(byte) i});
      asked.add(leaf);
      unasked.add(leaf);
      asked.root();
    }
    assertEquals(unasked.root(), asked.root());
  }
}
