package dev.evenkeel.trail.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ProofsTest {
  private static final int SIZES = 40;
  private static final NaiveTree TREE = NaiveTree.numbered(SIZES);

  @Test
  void theFrontiersRootIsTheTreesRootAtEverySize() {
    Frontier frontier = Frontier.EMPTY;
    for (int size = 0; size < SIZES; size++) {
      assertEquals(TREE.root(size), frontier.root(), "size " + size);
      assertEquals(TREE.root(size), TREE.root(0L, size), "size " + size);
      frontier = frontier.append(TREE.leaf(size));
    }
  }

  @Test
  void everyInclusionProofIsTheOraclesAndVerifies() {
    for (int size = 1; size <= SIZES; size++) {
      for (int index = 0; index < size; index++) {
        InclusionProof proof = Proofs.inclusion(TREE, index, size);
        assertEquals(TREE.path(index, size), proof.path());
        assertTrue(proof.verifies(TREE.leaf(index), TREE.root(size)));
      }
    }
  }

  @Test
  void everyConsistencyProofIsTheOraclesAndVerifies() {
    for (int to = 0; to <= SIZES; to++) {
      for (int from = 0; from <= to; from++) {
        ConsistencyProof proof = Proofs.consistency(TREE, from, to);
        assertEquals(from == 0 ? List.of() : TREE.proof(from, to), proof.path());
        assertTrue(proof.verifies(TREE.root(from), TREE.root(to)));
      }
    }
  }

  @Property(tries = 300)
  void anInclusionProofWithAnythingChangedFails(
      @ForAll @IntRange(min = 2, max = SIZES) int size,
      @ForAll @IntRange(max = 1000) int any,
      @ForAll @IntRange(max = 255) int bit) {
    int index = any % size;
    InclusionProof good = Proofs.inclusion(TREE, index, size);
    Hash leaf = TREE.leaf(index);
    Hash root = TREE.root(size);
    assertFalse(good.verifies(flipped(leaf, bit), root));
    assertFalse(good.verifies(leaf, flipped(root, bit)));
    for (int other = -1; other <= SIZES + 1; other++) {
      boolean same = other == index;
      assertEquals(same, new InclusionProof(other, size, good.path()).verifies(leaf, root));
    }
    for (List<Hash> path : changed(good.path(), bit)) {
      assertFalse(new InclusionProof(index, size, path).verifies(leaf, root));
    }
    assertFalse(new InclusionProof(index, 0, good.path()).verifies(leaf, root));
    assertFalse(new InclusionProof(index, -size, good.path()).verifies(leaf, root));
  }

  /** A size that asks for another number of hashes fails; the others are told apart by the root. */
  @Property(tries = 200)
  void anInclusionProofForAnotherSizeNeedsThatSizesRoot(
      @ForAll @IntRange(min = 1, max = SIZES) int size,
      @ForAll @IntRange(min = 1, max = SIZES) int other,
      @ForAll @IntRange(max = 1000) int any) {
    int index = any % size;
    InclusionProof good = Proofs.inclusion(TREE, index, size);
    if (other != size) {
      var moved = new InclusionProof(index, other, good.path());
      assertFalse(moved.verifies(TREE.leaf(index), TREE.root(other)));
    }
  }

  @Property(tries = 300)
  void aConsistencyProofWithAnythingChangedFails(
      @ForAll @IntRange(min = 2, max = SIZES) int to,
      @ForAll @IntRange(max = 1000) int any,
      @ForAll @IntRange(max = 255) int bit) {
    int from = 1 + any % (to - 1);
    ConsistencyProof good = Proofs.consistency(TREE, from, to);
    Hash older = TREE.root(from);
    Hash newer = TREE.root(to);
    assertFalse(good.verifies(flipped(older, bit), newer));
    assertFalse(good.verifies(older, flipped(newer, bit)));
    assertFalse(good.verifies(newer, older));
    for (int other = -1; other <= SIZES; other++) {
      if (other != from) {
        Hash root = other < 0 ? older : TREE.root(other);
        assertFalse(new ConsistencyProof(other, to, good.path()).verifies(root, newer));
      }
      if (other != to) {
        Hash root = other < 0 ? newer : TREE.root(other);
        assertFalse(new ConsistencyProof(from, other, good.path()).verifies(older, root));
      }
      // Sizes of one shape share their proofs; any other shape must fail under the same root too.
      if (other > from && TREE.proof(from, other).size() != good.path().size()) {
        assertFalse(new ConsistencyProof(from, other, good.path()).verifies(older, newer));
      }
    }
    for (List<Hash> path : changed(good.path(), bit)) {
      assertFalse(new ConsistencyProof(from, to, path).verifies(older, newer));
    }
  }

  @Test
  void aProofThatNeedsNoHashTakesNone() {
    var hash = List.of(TREE.leaf(0));
    assertFalse(new InclusionProof(0, 1, hash).verifies(TREE.leaf(0), TREE.root(1)));
    assertFalse(new ConsistencyProof(3, 3, hash).verifies(TREE.root(3), TREE.root(3)));
    assertFalse(new ConsistencyProof(0, 3, hash).verifies(TREE.root(0), TREE.root(3)));
    assertFalse(new ConsistencyProof(0, 3, List.of()).verifies(TREE.root(1), TREE.root(3)));
    assertFalse(new ConsistencyProof(3, 3, List.of()).verifies(TREE.root(2), TREE.root(3)));
    assertFalse(new ConsistencyProof(-1, 3, List.of()).verifies(TREE.root(0), TREE.root(3)));
    assertFalse(new ConsistencyProof(1, 3, List.of()).verifies(TREE.root(1), TREE.root(3)));
    assertFalse(new ConsistencyProof(3, 5, List.of()).verifies(TREE.root(3), TREE.root(5)));
  }

  @Test
  void nothingIsProvedOfWhatIsNotThere() {
    assertThrows(IllegalArgumentException.class, () -> Proofs.inclusion(TREE, 3, 3));
    assertThrows(IllegalArgumentException.class, () -> Proofs.inclusion(TREE, -1, 3));
    assertThrows(IllegalArgumentException.class, () -> Proofs.consistency(TREE, 4, 3));
    assertThrows(IllegalArgumentException.class, () -> Proofs.consistency(TREE, -1, 3));
  }

  /** One bit flipped in each hash, one hash left out, one doubled, one more at either end. */
  private static List<List<Hash>> changed(List<Hash> path, int bit) {
    var all = new ArrayList<List<Hash>>();
    for (int i = 0; i < path.size(); i++) {
      var flipped = new ArrayList<>(path);
      flipped.set(i, flipped(path.get(i), bit));
      all.add(flipped);
      var shorter = new ArrayList<>(path);
      shorter.remove(i);
      all.add(shorter);
      var doubled = new ArrayList<>(path);
      doubled.add(i, path.get(i));
      all.add(doubled);
    }
    var longer = new ArrayList<>(path);
    longer.addFirst(Merkle.EMPTY);
    all.add(longer);
    return all;
  }

  private static Hash flipped(Hash hash, int bit) {
    byte[] bytes = hash.bytes();
    bytes[bit / 8] ^= (byte) (1 << bit % 8);
    return Hash.of(bytes);
  }
}
