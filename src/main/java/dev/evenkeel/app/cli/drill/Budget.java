package dev.evenkeel.app.cli.drill;

import dev.evenkeel.app.console.UsageError;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How much a drill may cost; what does not fit is left out, said, and makes it inconclusive.
 *
 * @param time from the moment the sandbox stands
 * @param points how many points, or units, are tried
 */
record Budget(Optional<Duration> time, OptionalInt points) {
  static final Budget NONE = new Budget(Optional.empty(), OptionalInt.empty());

  static Budget of(String written) {
    if (!written.matches("[1-9][0-9]{0,8}[smh]?")) {
      throw new UsageError(
          "--budget " + written + ": expected a time (90s, 10m, 1h) or a number of points (200)");
    }
    char unit = written.charAt(written.length() - 1);
    if (Character.isDigit(unit)) {
      return new Budget(Optional.empty(), OptionalInt.of(Integer.parseInt(written)));
    }
    long amount = Long.parseLong(written.substring(0, written.length() - 1));
    return new Budget(
        Optional.of(
            switch (unit) {
              case 's' -> Duration.ofSeconds(amount);
              case 'm' -> Duration.ofMinutes(amount);
              default -> Duration.ofHours(amount);
            }),
        OptionalInt.empty());
  }
}
