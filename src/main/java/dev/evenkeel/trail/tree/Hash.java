package dev.evenkeel.trail.tree;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A SHA-256 hash: 32 bytes that nobody can change. */
public final class Hash {
  public static final int BYTES = 32;

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  public static Hash of(byte[] bytes) {
    return of(bytes, 0, bytes.length);
  }

  /** A hash that stands among others, as in a tile. */
  public static Hash of(byte[] bytes, int from, int length) {
    if (length != BYTES) {
      throw new IllegalArgumentException("a SHA-256 hash has 32 bytes, not " + length);
    }
    return new Hash(Arrays.copyOfRange(bytes, from, from + length));
  }

  /** Takes the array over: only for bytes that no one else holds. */
  static Hash owning(byte[] bytes) {
    return new Hash(bytes);
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  void feed(MessageDigest digest) {
    digest.update(bytes);
  }

  public void copyTo(byte[] target, int at) {
    System.arraycopy(bytes, 0, target, at, BYTES);
  }

  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return hex();
  }
}
