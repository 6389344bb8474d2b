package dev.evenkeel.trail.state;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A stretch of time as people write and read it. */
public final class Span {
  private static final Pattern WRITTEN = Pattern.compile("([1-9][0-9]{0,5})([smhdw])");

  private Span() {}

  /** As in {@code 90s}, {@code 15m}, {@code 24h}, {@code 7d}, {@code 2w}; nothing for any other. */
  public static Optional<Duration> parse(String written) {
    Matcher match = WRITTEN.matcher(written);
    if (!match.matches()) {
      return Optional.empty();
    }
    long amount = Long.parseLong(match.group(1));
    return Optional.of(
        switch (match.group(2)) {
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          case "h" -> Duration.ofHours(amount);
          case "d" -> Duration.ofDays(amount);
          default -> Duration.ofDays(7 * amount);
        });
  }

  /** As {@link #parse} reads it back, in the largest unit that says it without a rest. */
  public static String written(Duration span) {
    long seconds = Math.max(1, span.toSeconds());
    if (seconds % 86_400 == 0) {
      return seconds / 86_400 + "d";
    }
    if (seconds % 3600 == 0) {
      return seconds / 3600 + "h";
    }
    return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }

  /** In the two largest units that say something, rounded down. */
  public static String words(Duration span) {
    long seconds = Math.max(0, span.toSeconds());
    if (seconds < 120) {
      return seconds + " s";
    }
    long minutes = seconds / 60;
    if (minutes < 120) {
      return minutes + " min";
    }
    long hours = minutes / 60;
    if (hours < 48) {
      return hours + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
    }
    return hours / 24 + " days" + (hours % 24 == 0 ? "" : " " + hours % 24 + " h");
  }
}
