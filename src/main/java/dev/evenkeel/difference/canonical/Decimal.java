package dev.evenkeel.difference.canonical;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Numbers with a fraction or an exponent, as YAML's core schema and JSON spell them: {@code .01},
 * {@code 0.01} and {@code 1e-2} are one number to every parser.
 */
public final class Decimal {
  /** Longer exponents are left alone: written out they would be text without end. */
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]{1,3})?");

  private static final int LONGEST = 100;

  private Decimal() {}

  /** The shortest plain spelling; the text itself where it is no such number. */
  public static String canonical(String text) {
    if (text.length() > LONGEST || !NUMBER.matcher(text).matches()) {
      return text;
    }
    BigDecimal number = new BigDecimal(text);
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
