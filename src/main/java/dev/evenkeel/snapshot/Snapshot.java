package dev.evenkeel.snapshot;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A reading of an environment: what its sources gave, with its secrets marked.
 *
 * @param environment its name, or how the user wrote the side
 * @param tokens the names that are its own
 * @param readings one per source, in the order declared
 */
public record Snapshot(String environment, Tokens tokens, List<Reading> readings) {
  public Snapshot {
    readings = List.copyOf(readings);
  }

  public Optional<Reading> reading(String source) {
    return readings.stream().filter(reading -> reading.source().equals(source)).findFirst();
  }

  public Map<String, Optional<String>> owners() {
    var owners = new java.util.LinkedHashMap<String, Optional<String>>();
    readings.forEach(reading -> owners.put(reading.source(), reading.owner()));
    return owners;
  }
}
