package dev.evenkeel.trail.tree;

import dev.evenkeel.value.Sha256;
import java.security.MessageDigest;
import java.util.ArrayList;

/**
 * Folds leaf hashes, one after the other, into the root of their tree. The same growing edge as
 * {@link Frontier}, changed in place: for whoever reads a million leaves once. One thread's.
 */
public final class RootFold {
  private static final int MOST_PEAKS = 64;

  private final MessageDigest digest = Sha256.begin();
  private final byte[][] peaks = new byte[MOST_PEAKS][Hash.BYTES];

  /** What a node is hashed from: its mark, its left and its right half. */
  private final byte[] node = new byte[1 + 2 * Hash.BYTES];

  private int count;
  private long size;

  public RootFold() {
    node[0] = Merkle.NODE;
  }

  public void add(Hash leaf) {
    leaf.copyTo(peaks[count++], 0);
    for (long rest = size++; (rest & 1) == 1; rest >>= 1) {
      count--;
      join(peaks[count - 1], peaks[count], peaks[count - 1]);
    }
  }

  public long size() {
    return size;
  }

  public Hash root() {
    if (size == 0) {
      return Merkle.EMPTY;
    }
    byte[] root = peaks[count - 1].clone();
    for (int i = count - 2; i >= 0; i--) {
      join(peaks[i], root, root);
    }
    return Hash.owning(root);
  }

  public Frontier frontier() {
    var roots = new ArrayList<Hash>();
    for (int i = 0; i < count; i++) {
      roots.add(Hash.of(peaks[i]));
    }
    return new Frontier(size, roots);
  }

  private void join(byte[] left, byte[] right, byte[] into) {
    System.arraycopy(left, 0, node, 1, Hash.BYTES);
    System.arraycopy(right, 0, node, 1 + Hash.BYTES, Hash.BYTES);
    digest.update(node, 0, node.length);
    try {
      digest.digest(into, 0, Hash.BYTES);
    } catch (java.security.DigestException e) {
      throw new IllegalStateException("a SHA-256 hash has 32 bytes", e);
    }
  }
}
