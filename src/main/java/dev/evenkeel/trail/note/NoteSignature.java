package dev.evenkeel.trail.note;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/**
 * One signature line of a note.
 *
 * @param name the key's name
 * @param base64 the key's id in four bytes and the signature behind it
 */
public record NoteSignature(String name, String base64) {
  static final String DASH = "\u2014 ";
  private static final int ID_BYTES = 4;

  public NoteSignature {
    KeyName.checked(name, "signature line");
    if (Strict.base64(base64, "signature of " + name).length <= ID_BYTES) {
      throw new Malformed("signature of " + name + ": shorter than a key's id and one byte");
    }
  }

  static NoteSignature of(VerifierKey key, byte[] signature) {
    byte[] whole =
        ByteBuffer.allocate(ID_BYTES + signature.length).putInt(key.id()).put(signature).array();
    return new NoteSignature(key.name(), Base64.getEncoder().encodeToString(whole));
  }

  /** Reads one line, without its line feed. */
  public static NoteSignature parse(String line) {
    String[] parts = line.split(" ", -1);
    if (parts.length != 3 || !parts[0].equals(DASH.strip())) {
      throw new Malformed("signature line: not a dash (U+2014), a name and base64");
    }
    return new NoteSignature(parts[1], parts[2]);
  }

  public int keyId() {
    return ByteBuffer.wrap(Base64.getDecoder().decode(base64)).getInt();
  }

  byte[] signature() {
    byte[] whole = Base64.getDecoder().decode(base64);
    return Arrays.copyOfRange(whole, ID_BYTES, whole.length);
  }

  /** Whether it says that it is by this key; whether it is, only the note can tell. */
  public boolean isBy(VerifierKey key) {
    return name.equals(key.name()) && keyId() == key.id();
  }

  String line() {
    return DASH + name + " " + base64 + "\n";
  }
}
