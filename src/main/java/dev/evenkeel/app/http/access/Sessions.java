package dev.evenkeel.app.http.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Secrets that live in memory for a while: sessions, and one-time links that begin one. Kept by
 * their hash, so that a memory dump opens nothing, and no more of them than a bound.
 */
public final class Sessions {
  private static final int MOST = 10_000;

  private final Clock clock;
  private final SecureRandom random;
  private final Duration lifetime;
  private final Map<String, Session> byHash = new LinkedHashMap<>();

  private record Session(Caller caller, Instant expires) {}

  public Sessions(Clock clock, SecureRandom random, Duration lifetime) {
    this.clock = clock;
    this.random = random;
    this.lifetime = lifetime;
  }

  public Duration lifetime() {
    return lifetime;
  }

  /** Begins one and gives its secret, which is said nowhere else. */
  public synchronized String begin(Caller caller) {
    Instant now = clock.instant();
    byHash.values().removeIf(session -> !now.isBefore(session.expires()));
    if (byHash.size() >= MOST) {
      byHash.remove(byHash.keySet().iterator().next());
    }
    String secret = Token.secret(random);
    byHash.put(Token.hash(secret), new Session(caller, now.plus(lifetime)));
    return secret;
  }

  public synchronized Optional<Caller> find(String secret) {
    return Optional.ofNullable(byHash.get(Token.hash(secret)))
        .filter(session -> clock.instant().isBefore(session.expires()))
        .map(Session::caller);
  }

  /** Finds one and ends it: nobody finds it twice. */
  public synchronized Optional<Caller> spend(String secret) {
    Optional<Caller> found = find(secret);
    byHash.remove(Token.hash(secret));
    return found;
  }
}
