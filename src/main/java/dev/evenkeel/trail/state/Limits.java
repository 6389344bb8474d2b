package dev.evenkeel.trail.state;

import java.time.Duration;

/**
 * How long what a record says stays good, where the record states no {@code limit} of its own.
 *
 * @param comparison how old a comparison may be
 * @param drill how old a drill may be
 * @param stage how long a stage of a deploy or rollback may run
 */
public record Limits(Duration comparison, Duration drill, Duration stage) {
  public static final Limits USUAL =
      new Limits(Duration.ofDays(1), Duration.ofDays(7), Duration.ofHours(1));
}
