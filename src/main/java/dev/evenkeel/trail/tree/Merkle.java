package dev.evenkeel.trail.tree;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * How entries and nodes are hashed (RFC 6962 section 2.1, SHA-256). A leaf and a node begin with
 * different bytes, so that no node can be passed off as an entry.
 */
public final class Merkle {
  /** The root of a tree without entries. */
  public static final Hash EMPTY = Hash.owning(sha256().digest());

  private static final byte LEAF = 0;
  static final byte NODE = 1;
  private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(Merkle::sha256);

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

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
