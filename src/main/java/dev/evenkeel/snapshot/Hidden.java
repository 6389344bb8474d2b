package dev.evenkeel.snapshot;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.SecretKey;

/** The part of a value that never leaves: it can be compared, and nothing else. */
public sealed interface Hidden {
  /** Whether the two are the same secret; empty where that cannot be known from here. */
  static Optional<Boolean> same(Hidden left, Hidden right) {
    return switch (left) {
      case Held l when right instanceof Held r -> Optional.of(l.sameAs(r));
      case Fingerprint l when right instanceof Fingerprint r && l.nonce.equals(r.nonce) ->
          Optional.of(MessageDigest.isEqual(bytes(l.mac), bytes(r.mac)));
      default -> Optional.empty();
    };
  }

  /** True where the two differ in white space around the value alone; empty where unknown. */
  static Optional<Boolean> sameTrimmed(Hidden left, Hidden right) {
    return switch (left) {
      case Held l when right instanceof Held r ->
          Optional.of(new Held(l.value.strip()).sameAs(new Held(r.value.strip())));
      case Fingerprint l when right instanceof Fingerprint r && l.nonce.equals(r.nonce) ->
          Optional.of(MessageDigest.isEqual(bytes(l.trimmedMac), bytes(r.trimmedMac)));
      default -> Optional.empty();
    };
  }

  /**
   * A text that is equal for equal secrets, for looking things up in this process alone: it is
   * keyed with a random key that dies with the process. What cannot be compared equals nothing.
   */
  static String matchKey(Hidden hidden) {
    return switch (hidden) {
      case Held held -> Base64.getEncoder().encodeToString(Mac256.of(ProcessKey.KEY, held.value));
      case Fingerprint print -> print.nonce + ":" + print.mac;
      case Unkeyed unkeyed -> "unkeyed:" + NeverTwice.NEXT.getAndIncrement();
    };
  }

  /** Whether the secret is the empty string, which is a fact about presence and no secret. */
  boolean empty();

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The value itself, in the process that read it. Its text form says nothing of it. */
  final class Held implements Hidden {
    private final String value;

    public Held(String value) {
      this.value = value;
    }

    /** For fingerprints and for checks that only tell a fact about it; never for output. */
    String reveal() {
      return value;
    }

    boolean sameAs(Held other) {
      return MessageDigest.isEqual(bytes(value), bytes(other.value));
    }

    @Override
    public boolean empty() {
      return value.isEmpty();
    }

    @Override
    public String toString() {
      return "Held(***)";
    }
  }

  /**
   * Read elsewhere with a shared key: HMAC-SHA256 over HKDF(key, nonce), base64url.
   *
   * @param nonce names the run both sides were taken for; other nonces never compare
   * @param mac of the value
   * @param trimmedMac of the value without white space around it
   */
  record Fingerprint(String nonce, String mac, String trimmedMac, boolean empty)
      implements Hidden {}

  /** Read elsewhere without a key: present, and not comparable. */
  record Unkeyed(boolean empty) implements Hidden {}

  /** What cannot be compared has another key each time it is asked for one. */
  final class NeverTwice {
    private static final AtomicLong NEXT = new AtomicLong();

    private NeverTwice() {}
  }

  /** Made on first use: a comparison that aligns no secrets needs no key. */
  final class ProcessKey {
    private static final SecretKey KEY = Mac256.randomKey();

    private ProcessKey() {}
  }
}
