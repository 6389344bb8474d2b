package dev.evenkeel.snapshot;

import dev.evenkeel.snapshot.Hidden.Fingerprint;
import dev.evenkeel.snapshot.Hidden.Held;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Makes secrets comparable between two processes that share a key: HMAC-SHA256 under a key derived
 * by HKDF (RFC 5869) from the shared key and the run's nonce, so that fingerprints of two runs
 * cannot be joined. Without a key a secret leaves as present or empty, and nothing else.
 */
public final class Fingerprinter {
  /** Shorter keys can be guessed, and with the key the secrets. */
  public static final int SHORTEST_KEY_BYTES = 16;

  private record Keys(String nonce, SecretKey value, SecretKey trimmed) {}

  private final Optional<Keys> keys;

  private Fingerprinter(Optional<Keys> keys) {
    this.keys = keys;
  }

  public static Fingerprinter withoutKey() {
    return new Fingerprinter(Optional.empty());
  }

  /**
   * With a key, secrets leave as fingerprints.
   *
   * @param key the shared key, at least {@value #SHORTEST_KEY_BYTES} bytes
   * @param nonce names the run both sides are taken for; no secret itself
   */
  public static Fingerprinter of(byte[] key, String nonce) {
    return new Fingerprinter(
        Optional.of(new Keys(nonce, derive(key, nonce, "value"), derive(key, nonce, "trimmed"))));
  }

  public Optional<String> nonce() {
    return keys.map(Keys::nonce);
  }

  /** What may be written down of a secret. */
  public Hidden leaving(Hidden hidden) {
    return switch (hidden) {
      case Held held when keys.isPresent() -> print(held, keys.get());
      case Held held -> new Hidden.Unkeyed(held.empty());
      case Fingerprint print -> print;
      case Hidden.Unkeyed unkeyed -> unkeyed;
    };
  }

  private static Fingerprint print(Held held, Keys keys) {
    return new Fingerprint(
        keys.nonce(),
        encoded(Mac256.of(keys.value(), held.reveal())),
        encoded(Mac256.of(keys.trimmed(), held.reveal().strip())),
        held.empty());
  }

  private static String encoded(byte[] mac) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
  }

  private static SecretKey derive(byte[] key, String nonce, String purpose) {
    try {
      var parameters =
          HKDFParameterSpec.ofExtract()
              .addIKM(key)
              .addSalt(nonce.getBytes(java.nio.charset.StandardCharsets.UTF_8))
              .thenExpand(
                  ("evenkeel secret v1 " + purpose)
                      .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                  32);
      return KDF.getInstance("HKDF-SHA256").deriveKey(Mac256.ALGORITHM, parameters);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK from 25 has HKDF-SHA256", e);
    }
  }
}
