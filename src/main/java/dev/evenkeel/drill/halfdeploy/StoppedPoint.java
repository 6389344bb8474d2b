package dev.evenkeel.drill.halfdeploy;

import java.util.Optional;

/**
 * One point of the record.
 *
 * @param state digest of what was left; empty where the point was neither hit nor inferred
 * @param inferred the hit from which it follows; empty where it was hit itself
 * @param missed why nothing is known of it; empty where something is
 */
public record StoppedPoint(
    Point point, Optional<String> state, Optional<String> inferred, String missed) {
  public static StoppedPoint hit(Point point, String state) {
    return new StoppedPoint(point, Optional.of(state), Optional.empty(), "");
  }

  public static StoppedPoint inferred(Point point, String state, Point from) {
    return new StoppedPoint(point, Optional.of(state), Optional.of(from.id()), "");
  }

  public static StoppedPoint missed(Point point, String why) {
    return new StoppedPoint(point, Optional.empty(), Optional.empty(), why);
  }

  public boolean wasHit() {
    return state.isPresent() && inferred.isEmpty();
  }
}
