package dev.evenkeel.trail.state;

import dev.evenkeel.trail.record.Entry;
import dev.evenkeel.trail.record.Remembered;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What a record's body says beside the members that its type is checked for. */
final class Stated {
  static final String NOBODY = "not stated";

  private Stated() {}

  /** A member that is text and says something. */
  static Optional<String> text(Remembered record, String member) {
    return record
        .body()
        .map(body -> body.get(member) instanceof String text ? text : "")
        .filter(text -> !text.isBlank());
  }

  /** How long it stays good; a limit that is no span is none. */
  static Optional<Duration> limit(Remembered record) {
    return text(record, "limit").flatMap(Span::parse);
  }

  /** Whose it is: the team, else the person who did it. */
  static Optional<String> owner(Remembered record) {
    return text(record, "owner").or(() -> text(record, "principal"));
  }

  /**
   * When it happened. A record that came late is as old as it claims; one that claims to be younger
   * than its arrival is not believed.
   */
  static Instant since(Remembered record) {
    return since(record.entry());
  }

  static Instant since(Entry entry) {
    Instant received = entry.receivedAt();
    return entry.claimedAt().filter(received::isAfter).orElse(received);
  }

  /** A verdict in one of the three words; what nobody stated decides nothing. */
  static String verdict(Remembered record) {
    return text(record, "verdict")
        .filter(Map.of("passed", 1, "failed", 1, "inconclusive", 1)::containsKey)
        .orElse("inconclusive");
  }
}
