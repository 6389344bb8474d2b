package dev.evenkeel.difference.canonical;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A number of bytes as the Compose specification writes it: {@code 512m}, {@code 1gb}, {@code
 * 64kb}, where every unit is a power of 1024; a bare number is bytes.
 */
public final class ByteSize {
  private static final Pattern WRITTEN =
      Pattern.compile("(\\d{1,40}(?:\\.\\d{1,20})?)\\s?(?:([kmgtp]?)i?b?)");
  private static final String UNITS = "kmgtp";

  private ByteSize() {}

  /** Bytes, exact; empty where the text is no size. */
  public static Optional<BigDecimal> bytes(String text) {
    var matcher = WRITTEN.matcher(text.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String unit = matcher.group(2);
    int power = unit.isEmpty() ? 0 : UNITS.indexOf(unit.charAt(0)) + 1;
    var factor = new BigDecimal(BigInteger.TWO.pow(10 * power));
    return Optional.of(new BigDecimal(matcher.group(1)).multiply(factor));
  }

  /** One text per size. */
  public static Optional<String> canonical(String text) {
    return bytes(text).map(bytes -> Quantity.of(bytes).toString());
  }
}
