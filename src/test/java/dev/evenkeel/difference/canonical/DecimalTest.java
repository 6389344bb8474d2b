package dev.evenkeel.difference.canonical;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class DecimalTest {
  @Property(tries = 300)
  void everySpellingOfANumberIsOneText(
      @ForAll @BigRange(min = "-1e12", max = "1e12") @Scale(9) BigDecimal number) {
    String canonical = Decimal.canonical(number.toPlainString());
    assertEquals(canonical, Decimal.canonical(number.toString()));
    assertEquals(
        canonical, Decimal.canonical(number.toPlainString() + (number.scale() > 0 ? "0" : "")));
    assertEquals(canonical, Decimal.canonical(canonical));
    assertEquals(0, number.compareTo(new BigDecimal(canonical)));
  }

  @Test
  void aLeadingOrTrailingPointIsPartOfANumber() {
    assertEquals("0.01", Decimal.canonical(".01"));
    assertEquals("1", Decimal.canonical("1."));
    assertEquals("-0.5", Decimal.canonical("-.5"));
    assertEquals("0", Decimal.canonical("-0.0"));
  }

  @Test
  void whatIsNoSuchNumberStaysAsItIs() {
    for (String text :
        new String[] {".inf", ".nan", ".", "", "1.2.3", "1e99999", "0x1F", "9".repeat(200)}) {
      assertEquals(text, Decimal.canonical(text));
    }
  }
}
