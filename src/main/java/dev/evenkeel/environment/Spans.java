package dev.evenkeel.environment;

import java.time.Duration;
import java.util.Optional;

/** A stretch of time as the file writes it: 90s, 15m, 24h, 7d, 2w. */
final class Spans {
  private Spans() {}

  /** Nothing where it is no span: the schema has complained of it. */
  static Optional<Duration> parse(String written) {
    if (!written.matches("[0-9]{1,9}[smhdw]")) {
      return Optional.empty();
    }
    long amount = Long.parseLong(written.substring(0, written.length() - 1));
    return Optional.of(
        switch (written.charAt(written.length() - 1)) {
          case 's' -> Duration.ofSeconds(amount);
          case 'm' -> Duration.ofMinutes(amount);
          case 'h' -> Duration.ofHours(amount);
          case 'd' -> Duration.ofDays(amount);
          default -> Duration.ofDays(amount * 7);
        });
  }
}
