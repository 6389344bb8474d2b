package dev.evenkeel.trail.record;

import dev.evenkeel.trail.tree.Hash;
import dev.evenkeel.value.Sha256;
import java.security.MessageDigest;
import java.security.SecureRandom;

/**
 * Bytes that a leaf commits to without holding them: a body or a piece of evidence. The salt keeps
 * anyone from guessing erased bytes from the commitment; without salt and bytes the leaf says
 * nothing and still proves.
 */
public final class Blob {
  public static final int SALT_BYTES = 32;

  private final byte[] salt;
  private final byte[] content;

  private Blob(byte[] salt, byte[] content) {
    this.salt = salt;
    this.content = content;
  }

  public static Blob of(byte[] content, SecureRandom random) {
    var salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return new Blob(salt, content.clone());
  }

  /** A blob as a store gives it back. */
  public static Blob stored(byte[] salt, byte[] content) {
    return new Blob(salt.clone(), content.clone());
  }

  public byte[] salt() {
    return salt.clone();
  }

  public byte[] content() {
    return content.clone();
  }

  /** Whether other bytes are the same as these. */
  public boolean holds(byte[] bytes) {
    return MessageDigest.isEqual(content, bytes);
  }

  /** SHA-256 over the salt, of fixed length, and the content behind it. */
  public Hash commitment() {
    MessageDigest digest = Sha256.begin();
    digest.update(salt);
    return Hash.of(digest.digest(content));
  }
}
