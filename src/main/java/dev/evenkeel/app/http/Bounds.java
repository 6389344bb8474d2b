package dev.evenkeel.app.http;

import java.time.Duration;

/**
 * Where the service listens, and how much it takes.
 *
 * @param port 0 for any that is free
 * @param largestRequest in bytes
 * @param bodiesAtOnce how many bytes of bodies may be on their way at once
 * @param arrival how long a request may take to arrive, from its first byte to its last
 * @param idle how long a connection may be silent
 * @param page rows of a page of changes
 */
public record Bounds(
    String host,
    int port,
    long largestRequest,
    long bodiesAtOnce,
    Duration arrival,
    Duration idle,
    int page) {
  /** Rows of a page of changes, where nobody says it. */
  private static final int PAGE = 50;

  /** A body of 1 MiB and evidence of 25 MiB in base64, and what is around them. */
  private static final long LARGEST_REQUEST = 36L << 20;

  private static final long BODIES_AT_ONCE = 256L << 20;

  /** A body is in memory several times over while it is decoded, hashed and written. */
  private static final int COPIES = 12;

  public static Bounds of(String host, int port) {
    return new Bounds(
        host,
        port,
        LARGEST_REQUEST,
        bodiesAtOnce(Runtime.getRuntime().maxMemory()),
        Duration.ofSeconds(30),
        Duration.ofSeconds(60),
        PAGE);
  }

  /** One request of the largest size always fits; how many more depends on the memory there is. */
  static long bodiesAtOnce(long memory) {
    return Math.clamp(memory / COPIES, LARGEST_REQUEST, BODIES_AT_ONCE);
  }
}
