package dev.evenkeel.trail.tree;

import dev.evenkeel.value.Sha256;
import java.security.MessageDigest;

/**
 * How entries and nodes are hashed (RFC 6962 section 2.1, SHA-256). A leaf and a node begin with
 * different bytes, so that no node can be passed off as an entry.
 */
public final class Merkle {
  /** The root of a tree without entries. */
  public static final Hash EMPTY = Hash.owning(Sha256.begin().digest());

  private static final byte LEAF = 0;
  static final byte NODE = 1;
  private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(Sha256::begin);

  private Merkle() {}

  public static Hash leaf(byte[] entry) {
    MessageDigest digest = DIGEST.get();
    digest.update(LEAF);
    digest.update(entry);
    return Hash.owning(digest.digest());
  }

  public static Hash node(Hash left, Hash right) {
    MessageDigest digest = DIGEST.get();
    digest.update(NODE);
    left.feed(digest);
    right.feed(digest);
    return Hash.owning(digest.digest());
  }
}
