package dev.evenkeel.sandbox.replay;

import dev.evenkeel.plan.Script;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Digests that histories hold. */
final class Checksums {
  private Checksums() {}

  static byte[] of(String algorithm, Script script) {
    return of(algorithm, script.text());
  }

  static byte[] of(String algorithm, String text) {
    try {
      return MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("a Java runtime without " + algorithm, e);
    }
  }
}
