package dev.evenkeel.trail.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** The private half of a note's key. Its text form never appears in a message. */
public final class SignerKey {
  private static final String HEAD = "PRIVATE+KEY+";

  private final VerifierKey verifier;
  private final byte[] seed;

  private SignerKey(VerifierKey verifier, byte[] seed) {
    this.verifier = verifier;
    this.seed = seed;
  }

  public static SignerKey of(String name, byte[] seed) {
    return of(name, VerifierKey.ED25519, seed);
  }

  /** A witness's key. */
  public static SignerKey cosigner(String name, byte[] seed) {
    return of(name, VerifierKey.COSIGNATURE, seed);
  }

  private static SignerKey of(String name, byte type, byte[] seed) {
    KeyName.checked(name, "signer key");
    return new SignerKey(new VerifierKey(name, type, Ed25519.publicKey(seed)), seed.clone());
  }

  /** Reads {@code PRIVATE+KEY+name+id+seed}, the form of Go's note package. */
  public static SignerKey parse(String written) {
    String[] parts =
        written.startsWith(HEAD) ? written.substring(HEAD.length()).split("\\+", 3) : new String[0];
    if (parts.length < 3) {
      throw new Malformed("signer key: not of the form PRIVATE+KEY+name+id+seed");
    }
    byte[] typed = Strict.base64(parts[2], "signer key");
    if (typed.length != 1 + Ed25519.KEY_BYTES || typed[0] != VerifierKey.ED25519) {
      throw new Malformed("signer key: not an Ed25519 seed of 32 bytes (type 1)");
    }
    SignerKey key = of(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
    if (!key.written().equals(written)) {
      throw new Malformed("signer key of " + parts[0] + ": its id does not fit its bytes");
    }
    return key;
  }

  public VerifierKey verifier() {
    return verifier;
  }

  /** The line by which this key signs the text. */
  public NoteSignature sign(String text) {
    if (verifier.witness()) {
      throw new IllegalStateException("a witness's key cosigns, at a time");
    }
    return NoteSignature.of(verifier, Ed25519.sign(seed, text.getBytes(StandardCharsets.UTF_8)));
  }

  /** The line by which a witness says that it saw the checkpoint at a time, in Unix seconds. */
  public NoteSignature cosign(String text, long time) {
    if (!verifier.witness() || time < 0) {
      throw new IllegalStateException("only a witness's key cosigns, at a time after 1970");
    }
    byte[] signed = Ed25519.sign(seed, VerifierKey.cosigned(time, text));
    return NoteSignature.of(
        verifier, ByteBuffer.allocate(8 + signed.length).putLong(time).put(signed).array());
  }

  /** The signature alone, for envelopes that are no notes. */
  public byte[] signBytes(byte[] message) {
    return Ed25519.sign(seed, message);
  }

  /** The secret form, for the key's file and nothing else. */
  public String written() {
    byte[] typed = new byte[1 + seed.length];
    typed[0] = VerifierKey.ED25519;
    System.arraycopy(seed, 0, typed, 1, seed.length);
    String[] open = verifier.toString().split("\\+", 3);
    return HEAD + open[0] + "+" + open[1] + "+" + Base64.getEncoder().encodeToString(typed);
  }

  @Override
  public String toString() {
    return "the private key of " + verifier;
  }
}
