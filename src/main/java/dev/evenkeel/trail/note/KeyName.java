package dev.evenkeel.trail.note;

import dev.evenkeel.value.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** What keys of notes are called and how they are told apart. */
final class KeyName {
  private KeyName() {}

  static String checked(String name, String where) {
    boolean space =
        name.codePoints()
            .anyMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85);
    if (name.isEmpty() || space || name.indexOf('+') >= 0) {
      throw new Malformed(where + ": a key's name is not empty and has no space and no '+'");
    }
    return name;
  }

  /** The first four bytes of SHA-256 over name, line feed, type and key (c2sp.org/signed-note). */
  static int id(String name, byte type, byte[] publicKey) {
    MessageDigest digest = Sha256.begin();
    digest.update(name.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) '\n');
    digest.update(type);
    return ByteBuffer.wrap(digest.digest(publicKey)).getInt();
  }
}
