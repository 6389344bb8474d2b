package dev.evenkeel.operation.drill;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a drill goes.
 *
 * @param budget after which no further unit is begun; empty for as long as it takes
 * @param units how many units are tried; the rest is left out
 * @param statement how long one statement of a migration may take
 * @param lock how long it may wait for a lock
 * @param patience how long one way of a migration may take in all
 * @param workers units that are tried at the same time
 */
public record Limits(
    Optional<Duration> budget,
    int units,
    Duration statement,
    Duration lock,
    Duration patience,
    int workers) {
  /** No budget, a minute for a statement, as many workers as asked for. */
  public static Limits usual(int workers) {
    return new Limits(
        Optional.empty(),
        Integer.MAX_VALUE,
        Duration.ofMinutes(1),
        Duration.ofSeconds(10),
        Duration.ofMinutes(3),
        workers);
  }

  public Limits within(Optional<Duration> time, int most) {
    return new Limits(time, most, statement, lock, patience, workers);
  }
}
