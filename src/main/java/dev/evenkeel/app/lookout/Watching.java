package dev.evenkeel.app.lookout;

import dev.evenkeel.trail.state.Watched;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How a lookout stands.
 *
 * @param looks how often looking ended how; every outcome is there
 */
public record Watching(Watched watched, Map<Outcome, Long> looks) {
  public Watching {
    looks = Collections.unmodifiableMap(new EnumMap<>(looks));
  }
}
