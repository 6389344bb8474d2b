package dev.evenkeel.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {
  /** RFC 8785, appendix B. */
  @ParameterizedTest
  @CsvSource({
    "0000000000000000, 0",
    "8000000000000000, 0",
    "0000000000000001, 5e-324",
    "8000000000000001, -5e-324",
    "7fefffffffffffff, 1.7976931348623157e+308",
    "ffefffffffffffff, -1.7976931348623157e+308",
    "4340000000000000, 9007199254740992",
    "c340000000000000, -9007199254740992",
    "4430000000000000, 295147905179352830000",
    "44b52d02c7e14af5, 9.999999999999997e+22",
    "44b52d02c7e14af6, 1e+23",
    "44b52d02c7e14af7, 1.0000000000000001e+23",
    "444b1ae4d6e2ef4e, 999999999999999700000",
    "444b1ae4d6e2ef4f, 999999999999999900000",
    "444b1ae4d6e2ef50, 1e+21",
    "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d, 0.000001",
    "41b3de4355555553, 333333333.3333332",
    "41b3de4355555554, 333333333.33333325",
    "41b3de4355555555, 333333333.3333333",
    "41b3de4355555556, 333333333.3333334",
    "41b3de4355555557, 333333333.33333343",
    "becbf647612f3696, -0.0000033333333333333333",
    "43143ff3c1cb0959, 1424953923781206.2"
  })
  void numbersAreSpelledAsInTheAppendixOfTheRfc(String bits, String spelled) {
    double number = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));
    assertEquals(spelled, CanonicalJson.of(number));
  }

  @Test
  void membersAreOrderedByCodeUnitsAsInTheRfc() {
    var members = new HashMap<String, Object>();
    members.put("\u20ac", "Euro Sign");
    members.put("\r", "Carriage Return");
    members.put("\ufb33", "Hebrew Letter Dalet With Dagesh");
    members.put("1", "One");
    members.put("\ud83d\ude00", "Emoji: Grinning Face");
    members.put("\u0080", "Control");
    members.put("\u00f6", "Latin Small Letter O With Diaeresis");
    assertEquals(
        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
            + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
            + "\"\ud83d\ude00\":\"Emoji: Grinning Face\","
            + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}",
        CanonicalJson.of(members));
  }

  @Test
  void stringsEscapeOnlyWhatMustBe() {
    assertEquals(
        "\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\u2028\"",
        CanonicalJson.of("\u20ac$\u000f\nA'B\"\\\\\"/\u2028"));
  }

  @Test
  void literalsAndNestingHaveNoWhiteSpace() {
    assertEquals(
        "[null,true,false,[],{},{\"a\":[1,-2]}]",
        CanonicalJson.of(
            Arrays.asList(null, true, false, List.of(), Map.of(), Map.of("a", List.of(1, -2L)))));
  }

  @Test
  void loneSurrogateHasItsOwnSpelling() {
    assertEquals("\"\\ud800a\\udc00\"", CanonicalJson.of("\ud800a\udc00"));
    assertEquals("\"?\"", CanonicalJson.of("?"));
  }

  @Test
  void whatIsNotExactInJsonIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> CanonicalJson.of(1L << 53));
    assertThrows(IllegalArgumentException.class, () -> CanonicalJson.of(Long.MIN_VALUE));
    assertThrows(IllegalArgumentException.class, () -> CanonicalJson.of(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> CanonicalJson.of(Map.of(1, 2)));
    assertThrows(IllegalArgumentException.class, () -> CanonicalJson.of(new Object()));
  }

  @Property
  void everyNumberReadsBackAsItself(@ForAll double number) {
    if (Double.isFinite(number)) {
      assertEquals(number + 0.0, Double.parseDouble(CanonicalJson.of(number)));
    }
  }

  @Property
  void otherTextNeverHasTheSameBytes(@ForAll String one, @ForAll String other) {
    byte[] bytes = CanonicalJson.bytes(one);
    assertEquals(one.equals(other), Arrays.equals(bytes, CanonicalJson.bytes(other)));
    assertEquals(CanonicalJson.of(one), new String(bytes, StandardCharsets.UTF_8));
  }
}
