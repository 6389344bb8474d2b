package dev.evenkeel.allowance;

import dev.evenkeel.difference.canonical.Durations;
import dev.evenkeel.difference.canonical.Quantity;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Scalar;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Values as numbers that can be compared: plain numbers and quantities, or durations in seconds.
 * Two values are read as one kind, since {@code 2m} is two minutes beside {@code 90s} and two
 * thousandths beside {@code 1}.
 */
final class Amount {
  /** Two values of one kind. */
  record Two(BigDecimal first, BigDecimal second) {}

  private Amount() {}

  static Optional<Two> both(String first, String second) {
    Optional<Two> quantities = two(quantity(first), quantity(second));
    return quantities.isPresent()
        ? quantities
        : two(Durations.seconds(first), Durations.seconds(second));
  }

  /** The text of a value that can be a number; empty for a secret and for anything composed. */
  static Optional<String> text(Node node) {
    return node instanceof Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
  }

  private static Optional<BigDecimal> quantity(String text) {
    return Quantity.parse(text).map(Quantity::value);
  }

  private static Optional<Two> two(Optional<BigDecimal> first, Optional<BigDecimal> second) {
    return first.flatMap(a -> second.map(b -> new Two(a, b)));
  }
}
