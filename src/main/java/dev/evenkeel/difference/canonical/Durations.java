package dev.evenkeel.difference.canonical;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Lengths of time with a unit: as Go writes them ({@code 1h30m}, {@code 1.5h}), with the days and
 * weeks that Prometheus adds, and as ISO 8601 does ({@code PT1H30M}) without years and months,
 * whose length depends on the calendar. A bare number is no duration: its unit is not known here.
 */
public final class Durations {
  private static final Pattern PART =
      Pattern.compile("(\\d+(?:\\.\\d*)?|\\.\\d+)(ns|us|µs|μs|ms|s|m|h|d|w)");
  private static final Pattern ISO =
      Pattern.compile(
          "([+-]?)P(?=.)(?:(\\d+)W)?(?:(\\d+)D)?"
              + "(?:T(?=.)(?:(\\d+)H)?(?:(\\d+)M)?(?:(\\d+(?:[.,]\\d+)?)S)?)?");

  /** Longer texts are no durations, and arithmetic on them is not free. */
  private static final int LONGEST = 64;

  private static final Map<String, BigDecimal> SECONDS =
      Map.ofEntries(
          Map.entry("ns", BigDecimal.ONE.scaleByPowerOfTen(-9)),
          Map.entry("us", BigDecimal.ONE.scaleByPowerOfTen(-6)),
          Map.entry("µs", BigDecimal.ONE.scaleByPowerOfTen(-6)),
          Map.entry("μs", BigDecimal.ONE.scaleByPowerOfTen(-6)),
          Map.entry("ms", BigDecimal.ONE.scaleByPowerOfTen(-3)),
          Map.entry("s", BigDecimal.ONE),
          Map.entry("m", BigDecimal.valueOf(60)),
          Map.entry("h", BigDecimal.valueOf(3_600)),
          Map.entry("d", BigDecimal.valueOf(86_400)),
          Map.entry("w", BigDecimal.valueOf(604_800)));

  private static final String[] ISO_UNITS = {"w", "d", "h", "m", "s"};

  private Durations() {}

  /** The length in seconds, exact; empty where the text is no duration. */
  public static Optional<BigDecimal> seconds(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return Optional.empty();
    }
    var iso = ISO.matcher(text);
    if (iso.matches()) {
      var sum = BigDecimal.ZERO;
      for (int i = 0; i < ISO_UNITS.length; i++) {
        String number = iso.group(i + 2);
        if (number != null) {
          sum = sum.add(new BigDecimal(number.replace(',', '.')).multiply(unit(ISO_UNITS[i])));
        }
      }
      return Optional.of(iso.group(1).equals("-") ? sum.negate() : sum);
    }
    return go(text);
  }

  /** One text per length, e.g. {@code 5400s}. */
  public static Optional<String> canonical(String text) {
    return seconds(text)
        .map(s -> (s.signum() == 0 ? "0" : s.stripTrailingZeros().toPlainString()) + "s");
  }

  private static Optional<BigDecimal> go(String text) {
    char sign = text.charAt(0);
    String unsigned = sign == '-' || sign == '+' ? text.substring(1) : text;
    if (unsigned.equals("0")) {
      return Optional.of(BigDecimal.ZERO);
    }
    var parts = PART.matcher(unsigned);
    var sum = BigDecimal.ZERO;
    int read = 0;
    while (read < unsigned.length() && parts.find(read) && parts.start() == read) {
      sum = sum.add(new BigDecimal(parts.group(1)).multiply(unit(parts.group(2))));
      read = parts.end();
    }
    if (read == 0 || read < unsigned.length()) {
      return Optional.empty();
    }
    return Optional.of(sign == '-' ? sum.negate() : sum);
  }

  private static BigDecimal unit(String name) {
    BigDecimal seconds = SECONDS.get(name);
    if (seconds == null) {
      throw new IllegalStateException("no such unit: " + name);
    }
    return seconds;
  }
}
