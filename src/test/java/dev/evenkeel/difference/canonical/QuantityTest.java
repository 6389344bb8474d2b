package dev.evenkeel.difference.canonical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class QuantityTest {
  private static final List<String> SUFFIXES =
      List.of(
          "", "n", "u", "m", "k", "M", "G", "T", "P", "E", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei", "e3",
          "E3", "e-2", "E+1");

  /** What a written quantity is made of. */
  record Written(String sign, String whole, String fraction, int suffix) {
    String text() {
      String point = fraction.isEmpty() ? "" : "." + fraction;
      return sign + whole + point + SUFFIXES.get(suffix);
    }
  }

  /** A number as numerator over denominator, worked out by hand for each suffix. */
  record Fraction(BigInteger over, BigInteger under) {
    static Fraction of(Written written) {
      var digits = new BigInteger(written.whole() + written.fraction());
      var over = written.sign().equals("-") ? digits.negate() : digits;
      var under = BigInteger.TEN.pow(written.fraction().length());
      BigInteger thousand = BigInteger.valueOf(1000);
      BigInteger kibi = BigInteger.valueOf(1024);
      return switch (SUFFIXES.get(written.suffix())) {
        case "n" -> new Fraction(over, under.multiply(thousand.pow(3)));
        case "u" -> new Fraction(over, under.multiply(thousand.pow(2)));
        case "m" -> new Fraction(over, under.multiply(thousand));
        case "k", "e3", "E3" -> new Fraction(over.multiply(thousand), under);
        case "M" -> new Fraction(over.multiply(thousand.pow(2)), under);
        case "G" -> new Fraction(over.multiply(thousand.pow(3)), under);
        case "T" -> new Fraction(over.multiply(thousand.pow(4)), under);
        case "P" -> new Fraction(over.multiply(thousand.pow(5)), under);
        case "E" -> new Fraction(over.multiply(thousand.pow(6)), under);
        case "Ki" -> new Fraction(over.multiply(kibi), under);
        case "Mi" -> new Fraction(over.multiply(kibi.pow(2)), under);
        case "Gi" -> new Fraction(over.multiply(kibi.pow(3)), under);
        case "Ti" -> new Fraction(over.multiply(kibi.pow(4)), under);
        case "Pi" -> new Fraction(over.multiply(kibi.pow(5)), under);
        case "Ei" -> new Fraction(over.multiply(kibi.pow(6)), under);
        case "e-2" -> new Fraction(over, under.multiply(BigInteger.valueOf(100)));
        case "E+1" -> new Fraction(over.multiply(BigInteger.TEN), under);
        default -> new Fraction(over, under);
      };
    }

    boolean same(Fraction other) {
      return over.multiply(other.under).equals(other.over.multiply(under));
    }
  }

  @Provide
  Arbitrary<Written> written() {
    return Combinators.combine(
            Arbitraries.of("", "-", "+"),
            Arbitraries.of(
                "0", "1", "10", "100", "1000", "1024", "1500", "1536", "2048", "7", "0064"),
            Arbitraries.of("", "0", "5", "50", "25", "001"),
            Arbitraries.integers().between(0, SUFFIXES.size() - 1))
        .as(Written::new);
  }

  @Property(tries = 5000)
  void quantitiesAreEqualExactlyWhereTheFractionsAre(
      @ForAll("written") Written one, @ForAll("written") Written other) {
    var left = Quantity.parse(one.text()).orElseThrow();
    var right = Quantity.parse(other.text()).orElseThrow();
    boolean same = Fraction.of(one).same(Fraction.of(other));
    assertEquals(same, left.equals(right));
    assertEquals(same, left.toString().equals(right.toString()));
    assertEquals(same, left.compareTo(right) == 0);
    if (same) {
      assertEquals(left.hashCode(), right.hashCode());
    }
  }

  @Property
  void theCanonicalTextIsAQuantityOfTheSameValue(@ForAll("written") Written written) {
    var quantity = Quantity.parse(written.text()).orElseThrow();
    assertEquals(quantity, Quantity.parse(quantity.toString()).orElseThrow());
  }

  @Property
  void noTextMakesItThrow(@ForAll String text) {
    Quantity.parse(text);
  }

  @Example
  void spellingsOfOneAmountAreEqual() {
    assertEquals(Quantity.parse("100m"), Quantity.parse("0.1"));
    assertEquals(Quantity.parse("1.5Gi"), Quantity.parse("1536Mi"));
    assertNotEquals(Quantity.parse("1.5Gi"), Quantity.parse("1500Mi"));
    assertEquals(Quantity.parse("1E"), Quantity.parse("1e18"));
    assertEquals(Quantity.parse("-0"), Quantity.parse("0"));
  }

  @Example
  void otherTextsAreNoQuantities() {
    for (String text :
        List.of("", ".", "1 Gi", "1K", "1ki", "Gi", "1e", "0x10", "1_000", "1e99999", "+")) {
      assertTrue(Quantity.parse(text).isEmpty(), text);
    }
  }
}
