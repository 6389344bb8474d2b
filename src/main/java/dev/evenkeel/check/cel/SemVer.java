package dev.evenkeel.check.cel;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of Semantic Versioning 2.0.0; a leading {@code v} is passed over, missing minor and
 * patch are 0. Build metadata has no order.
 */
record SemVer(
    BigInteger major, BigInteger minor, BigInteger patch, List<String> prerelease, String build)
    implements Comparable<SemVer> {
  private static final Pattern WRITTEN =
      Pattern.compile(
          "v?(\\d{1,30})(?:\\.(\\d{1,30}))?(?:\\.(\\d{1,30}))?"
              + "(?:-([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?"
              + "(?:\\+([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?");
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  static Optional<SemVer> parse(String text) {
    Matcher parts = WRITTEN.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String prerelease = parts.group(4);
    return Optional.of(
        new SemVer(
            number(parts.group(1)),
            number(parts.group(2)),
            number(parts.group(3)),
            prerelease == null ? List.of() : List.of(prerelease.split("\\.", -1)),
            parts.group(5) == null ? "" : parts.group(5)));
  }

  private static BigInteger number(@org.jspecify.annotations.Nullable String digits) {
    return digits == null ? BigInteger.ZERO : new BigInteger(digits);
  }

  /** Section 11 of the specification. */
  @Override
  public int compareTo(SemVer other) {
    int order = major.compareTo(other.major);
    order = order != 0 ? order : minor.compareTo(other.minor);
    order = order != 0 ? order : patch.compareTo(other.patch);
    if (order != 0) {
      return order;
    }
    if (prerelease.isEmpty() || other.prerelease.isEmpty()) {
      return Boolean.compare(prerelease.isEmpty(), other.prerelease.isEmpty());
    }
    for (int i = 0; i < Math.min(prerelease.size(), other.prerelease.size()); i++) {
      order = identifiers(prerelease.get(i), other.prerelease.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(prerelease.size(), other.prerelease.size());
  }

  private static int identifiers(String left, String right) {
    boolean leftNumber = NUMBER.matcher(left).matches();
    boolean rightNumber = NUMBER.matcher(right).matches();
    if (leftNumber && rightNumber) {
      return new BigInteger(left).compareTo(new BigInteger(right));
    }
    return leftNumber == rightNumber ? left.compareTo(right) : leftNumber ? -1 : 1;
  }
}
