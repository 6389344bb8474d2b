package dev.evenkeel.trail.state;

import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.Remembered;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The newest drill of its kind of a change.
 *
 * @param type drill.half_deploy or drill.rollback
 * @param verdict passed, failed or inconclusive
 * @param since when it was run
 * @param index the record it rests on
 * @param limit how old it may be, where stated
 */
public record Drilled(
    String change,
    RecordType type,
    String verdict,
    Instant since,
    long index,
    Optional<Duration> limit) {
  static Drilled of(Remembered record) {
    return new Drilled(
        record.entry().change(),
        record.entry().type(),
        Stated.verdict(record),
        Stated.since(record),
        record.index(),
        Stated.limit(record));
  }
}
