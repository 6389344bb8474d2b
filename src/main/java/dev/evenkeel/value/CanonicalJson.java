package dev.evenkeel.value;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The one spelling of a JSON value, for digests: RFC 8785 (JSON Canonicalization Scheme). Members
 * are ordered by the UTF-16 code units of their names, numbers are spelled as ECMAScript does,
 * there is no white space. Differs from the RFC in one point: a lone surrogate is escaped, where
 * the RFC stops.
 *
 * <p>Values are {@code Map<String, ?>}, {@code List<?>}, {@code String}, {@code Boolean}, {@code
 * Integer}, {@code Long} (at most 2^53 - 1 in size, larger ones belong in a string), {@code Double}
 * (finite) and {@code null}; anything else throws {@link IllegalArgumentException}.
 */
public final class CanonicalJson {
  private static final long LARGEST_EXACT = (1L << 53) - 1;

  private CanonicalJson() {}

  public static String of(@Nullable Object value) {
    var text = new StringBuilder();
    try {
      write(value, text);
    } catch (IOException e) {
      throw new UncheckedIOException("a StringBuilder does no I/O", e);
    }
    return text.toString();
  }

  /** The canonical text in UTF-8, as it goes into a digest. */
  public static byte[] bytes(@Nullable Object value) {
    return of(value).getBytes(StandardCharsets.UTF_8);
  }

  /** Writes it where it is to go, so that a large tree needs no second copy of itself as text. */
  public static void write(@Nullable Object value, Appendable out) throws IOException {
    switch (value) {
      case null -> out.append("null");
      case String text -> JsonText.canonical(text, out);
      case Boolean truth -> out.append(truth.toString());
      case Integer number -> out.append(number.toString());
      case Long number -> out.append(exact(number));
      case Double number -> out.append(ecmaScript(number));
      case Map<?, ?> members -> object(members, out);
      case List<?> elements -> array(elements, out);
      default ->
          throw new IllegalArgumentException(
              "no JSON value: " + value.getClass().getName() + "; see CanonicalJson for the types");
    }
  }

  private static void object(Map<?, ?> members, Appendable out) throws IOException {
    var sorted = new TreeMap<String, @Nullable Object>();
    for (Map.Entry<?, ?> member : members.entrySet()) {
      if (!(member.getKey() instanceof String name)) {
        throw new IllegalArgumentException("the name of a JSON member is a string");
      }
      sorted.put(name, member.getValue());
    }
    out.append('{');
    boolean first = true;
    for (Map.Entry<String, @Nullable Object> member : sorted.entrySet()) {
      if (!first) {
        out.append(',');
      }
      first = false;
      JsonText.canonical(member.getKey(), out);
      out.append(':');
      write(member.getValue(), out);
    }
    out.append('}');
  }

  private static void array(List<?> elements, Appendable out) throws IOException {
    out.append('[');
    for (int i = 0; i < elements.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      write(elements.get(i), out);
    }
    out.append(']');
  }

  private static String exact(long number) {
    if (number > LARGEST_EXACT || number < -LARGEST_EXACT) {
      throw new IllegalArgumentException(
          "an integer beyond 2^53 - 1 is not exact in JSON; write it as a string");
    }
    return Long.toString(number);
  }

  /**
   * ECMA-262, Number::toString with radix 10. Java gives the same shortest digits since JDK 19, but
   * never fewer than two, so one digit is tried here (the smallest double is 5e-324, not 4.9e-324).
   */
  private static String ecmaScript(double number) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException("JSON knows no infinite number and no NaN");
    }
    if (number == 0) {
      return "0";
    }
    BigDecimal shortest = new BigDecimal(Double.toString(Math.abs(number))).stripTrailingZeros();
    BigDecimal oneDigit = shortest.round(new MathContext(1)).stripTrailingZeros();
    if (oneDigit.doubleValue() == Math.abs(number)) {
      shortest = oneDigit;
    }
    String digits = shortest.unscaledValue().toString();
    int point = digits.length() - shortest.scale();
    return (number < 0 ? "-" : "") + placed(digits, point);
  }

  private static String placed(String digits, int point) {
    int length = digits.length();
    if (length <= point && point <= 21) {
      return digits + "0".repeat(point - length);
    }
    if (0 < point && point <= 21) {
      return digits.substring(0, point) + "." + digits.substring(point);
    }
    if (-6 < point && point <= 0) {
      return "0." + "0".repeat(-point) + digits;
    }
    int exponent = point - 1;
    String fraction = length == 1 ? "" : "." + digits.substring(1);
    return digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
  }
}
