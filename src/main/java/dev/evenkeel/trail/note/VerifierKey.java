package dev.evenkeel.trail.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** The public half of a note's key: a log's (type 1) or a witness's (type 4). */
public final class VerifierKey {
  static final byte ED25519 = 1;
  static final byte COSIGNATURE = 4;
  private static final int TIME_BYTES = 8;

  private final String name;
  private final byte type;
  private final byte[] publicKey;
  private final int id;

  VerifierKey(String name, byte type, byte[] publicKey) {
    this.name = name;
    this.type = type;
    this.publicKey = publicKey.clone();
    this.id = KeyName.id(name, type, publicKey);
  }

  /** Reads {@code name+id+key}, the form in which such keys are handed out. */
  public static VerifierKey parse(String written) {
    String where = "verifier key";
    String[] parts = written.split("\\+", 3);
    if (parts.length < 3) {
      throw new Malformed(where + ": not of the form name+id+key");
    }
    String name = KeyName.checked(parts[0], where);
    byte[] typed = Strict.base64(parts[2], where);
    if (typed.length != 1 + Ed25519.KEY_BYTES || (typed[0] != ED25519 && typed[0] != COSIGNATURE)) {
      throw new Malformed(
          where + " of " + name + ": neither an Ed25519 key (type 1) nor a witness's (type 4)");
    }
    var key = new VerifierKey(name, typed[0], Arrays.copyOfRange(typed, 1, typed.length));
    if (!parts[1].equals(key.idHex())) {
      throw new Malformed(
          where + " of " + name + ": its id is " + key.idHex() + " by its bytes, not as written");
    }
    return key;
  }

  public String name() {
    return name;
  }

  public int id() {
    return id;
  }

  public boolean witness() {
    return type == COSIGNATURE;
  }

  /** Whether both wrap the same public key, whatever they are called. */
  public boolean sameKey(VerifierKey other) {
    return Arrays.equals(publicKey, other.publicKey);
  }

  public byte[] publicKey() {
    return publicKey.clone();
  }

  /** Whether the signature bytes of a note's line sign the text under this key. */
  boolean verifies(String text, byte[] signature) {
    byte[] message = text.getBytes(StandardCharsets.UTF_8);
    if (type == ED25519) {
      return Ed25519.verifies(publicKey, message, signature);
    }
    if (signature.length != TIME_BYTES + Ed25519.SIGNATURE_BYTES) {
      return false;
    }
    long time = ByteBuffer.wrap(signature).getLong();
    return time >= 0
        && Ed25519.verifies(
            publicKey,
            cosigned(time, text),
            Arrays.copyOfRange(signature, TIME_BYTES, signature.length));
  }

  /** What a witness signs (c2sp.org/tlog-cosignature). */
  static byte[] cosigned(long time, String text) {
    return ("cosignature/v1\ntime " + time + "\n" + text).getBytes(StandardCharsets.UTF_8);
  }

  private String idHex() {
    return HexFormat.of().toHexDigits(id);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifierKey key
        && name.equals(key.name)
        && type == key.type
        && sameKey(key);
  }

  @Override
  public int hashCode() {
    return id;
  }

  /** {@code name+id+key}, as {@link #parse} reads it. */
  @Override
  public String toString() {
    byte[] typed = new byte[1 + publicKey.length];
    typed[0] = type;
    System.arraycopy(publicKey, 0, typed, 1, publicKey.length);
    return name + "+" + idHex() + "+" + Base64.getEncoder().encodeToString(typed);
  }
}
