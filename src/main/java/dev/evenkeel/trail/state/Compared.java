package dev.evenkeel.trail.state;

import dev.evenkeel.trail.record.RecordType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The newest comparison that was recorded of an environment.
 *
 * @param change whose comparison it was
 * @param by parity.checked, or gate.decided which compares too
 * @param verdict passed, failed or inconclusive
 * @param since when it was made
 * @param index the record it rests on
 * @param limit how old it may be, where stated
 * @param reason why the verdict is what it is, where stated
 * @param items what it found; nothing where the record keeps no report that can be read
 */
public record Compared(
    String change,
    RecordType by,
    String verdict,
    Instant since,
    long index,
    Optional<Duration> limit,
    Optional<String> reason,
    Optional<List<Differing>> items) {
  public Compared {
    items = items.map(List::copyOf);
  }

  /** What is neither the same nor allowed. */
  public List<Differing> open() {
    return items.orElse(List.of()).stream().filter(item -> item.allowed().isEmpty()).toList();
  }
}
