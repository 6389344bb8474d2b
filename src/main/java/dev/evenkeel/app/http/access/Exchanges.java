package dev.evenkeel.app.http.access;

import dev.evenkeel.trail.Spent;
import java.time.Instant;

/** Remembers which identity tokens were exchanged, for every replica and over every restart. */
@FunctionalInterface
public interface Exchanges {
  /**
   * Has a token count once.
   *
   * @param token its hash
   * @param until when it is worth nothing any more by itself
   * @param most how many are remembered at most
   */
  Spent spend(String token, Instant now, Instant until, int most);
}
