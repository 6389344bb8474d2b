package dev.evenkeel.plan.layout;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Parts compared as numbers, zeros at the end left out: {@code 2.7} is {@code 2_7_0}. */
final class FlywayVersion implements Comparable<FlywayVersion> {
  private static final Pattern FORM = Pattern.compile("[0-9]+([._][0-9]+)*");

  private final String text;
  private final List<BigInteger> parts = new ArrayList<>();

  private FlywayVersion(String text) {
    this.text = text.replace('_', '.');
    for (String part : this.text.split("\\.", -1)) {
      parts.add(new BigInteger(part));
    }
    while (!parts.isEmpty() && parts.getLast().signum() == 0) {
      parts.removeLast();
    }
  }

  static Optional<FlywayVersion> of(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new FlywayVersion(text)) : Optional.empty();
  }

  @Override
  public int compareTo(FlywayVersion other) {
    for (int at = 0; at < Math.min(parts.size(), other.parts.size()); at++) {
      int order = parts.get(at).compareTo(other.parts.get(at));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(parts.size(), other.parts.size());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FlywayVersion version && parts.equals(version.parts);
  }

  @Override
  public int hashCode() {
    return parts.hashCode();
  }

  /** As the history records it. */
  @Override
  public String toString() {
    return text;
  }
}
