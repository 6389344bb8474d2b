package dev.evenkeel.difference.canonical;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An exact amount as Kubernetes writes it (the grammar of {@code
 * k8s.io/apimachinery/pkg/api/resource.Quantity}): a decimal number with a suffix {@code n u m k M
 * G T P E}, {@code Ki Mi Gi Ti Pi Ei}, or an exponent. Equal by value: {@code 100m} is {@code 0.1},
 * {@code 1.5Gi} is {@code 1536Mi}.
 *
 * <p>Unlike the server's type it neither rounds up below a billionth nor caps at 2^63 - 1, because
 * two texts that the server would round to one value are still two texts that a person must see.
 */
public final class Quantity implements Comparable<Quantity> {
  private static final Pattern WRITTEN =
      Pattern.compile(
          "([+-]?)(\\d+\\.?\\d*|\\.\\d+)(?:[eE]([+-]?\\d{1,4})|([numkMGTPE]|[KMGTPE]i)?)");

  /** Longer texts are no amounts, and arithmetic on them is not free. */
  private static final int LONGEST = 100;

  private static final Map<String, BigDecimal> FACTORS =
      Map.ofEntries(
          Map.entry("n", BigDecimal.ONE.scaleByPowerOfTen(-9)),
          Map.entry("u", BigDecimal.ONE.scaleByPowerOfTen(-6)),
          Map.entry("m", BigDecimal.ONE.scaleByPowerOfTen(-3)),
          Map.entry("k", BigDecimal.ONE.scaleByPowerOfTen(3)),
          Map.entry("M", BigDecimal.ONE.scaleByPowerOfTen(6)),
          Map.entry("G", BigDecimal.ONE.scaleByPowerOfTen(9)),
          Map.entry("T", BigDecimal.ONE.scaleByPowerOfTen(12)),
          Map.entry("P", BigDecimal.ONE.scaleByPowerOfTen(15)),
          Map.entry("E", BigDecimal.ONE.scaleByPowerOfTen(18)),
          Map.entry("Ki", binary(10)),
          Map.entry("Mi", binary(20)),
          Map.entry("Gi", binary(30)),
          Map.entry("Ti", binary(40)),
          Map.entry("Pi", binary(50)),
          Map.entry("Ei", binary(60)));

  private final BigDecimal value;

  private Quantity(BigDecimal value) {
    this.value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
  }

  public static Quantity of(BigDecimal value) {
    return new Quantity(value);
  }

  /** Empty where the text is no quantity. */
  public static Optional<Quantity> parse(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    var matcher = WRITTEN.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var digits = new BigDecimal(matcher.group(2));
    var signed = matcher.group(1).equals("-") ? digits.negate() : digits;
    String exponent = matcher.group(3);
    String suffix = matcher.group(4);
    if (exponent != null) {
      return Optional.of(new Quantity(signed.scaleByPowerOfTen(Integer.parseInt(exponent))));
    }
    BigDecimal factor = suffix == null ? null : FACTORS.get(suffix);
    return Optional.of(new Quantity(factor == null ? signed : signed.multiply(factor)));
  }

  public BigDecimal value() {
    return value;
  }

  @Override
  public int compareTo(Quantity other) {
    return value.compareTo(other.value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Quantity quantity && value.equals(quantity.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /** One text per value: digits that do not end in zero, and a power of ten where there is one. */
  @Override
  public String toString() {
    String digits = value.unscaledValue().toString();
    return value.scale() == 0 ? digits : digits + "e" + -value.scale();
  }

  private static BigDecimal binary(int power) {
    return new BigDecimal(BigInteger.TWO.pow(power));
  }
}
