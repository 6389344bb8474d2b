package dev.evenkeel.trail.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.trail.note.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a text ends too soon, and where a number or a depth is the last that is taken. */
class StrictJsonEdgesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"",
        "\"\\",
        "\"\\u",
        "\"\\u1",
        "\"\\u12",
        "\"\\u123",
        "\"\\u1234",
        "[",
        "[1",
        "[1,",
        "{",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,",
        "t",
        "tru",
        "-",
        "1e",
        "1.",
        " "
      })
  void aTextThatEndsTooSoonIsRefusedByTheCharacter(String text) {
    Malformed refused = assertThrows(Malformed.class, () -> read(text));
    assertTrue(String.valueOf(refused.getMessage()).startsWith("x, character "), text);
  }

  @Test
  void wholeNumbersStayWholeAsFarAsEveryReaderKeepsThem() {
    for (long number : new long[] {0, 9, 10, 19, 90, 100, -10, 9_007_199_254_740_991L}) {
      assertEquals(number, read(Long.toString(number)));
    }
    assertEquals(-9_007_199_254_740_991L, read("-9007199254740991"));
    assertEquals(9_007_199_254_740_992.0, read("9007199254740992"));
    assertEquals(123_456_789_012_345_678.0, read("123456789012345678"));
    assertEquals(10.0, read("1e1"));
  }

  @Test
  void spaceMayStandBetweenAnyTwoParts() {
    Map<String, ?> expected = Map.of("a", List.of(1L, 2L), "b", Map.of());
    assertEquals(expected, read("{\"a\":[1,2],\"b\":{}}"));
    assertEquals(expected, read(" \t\n\r{ \"a\" : [ 1 , 2 ] , \"b\" : { } } \t\n\r"));
    assertEquals(List.of(), read("[ ]"));
  }

  @Test
  void objectsAndListsMayBeSixtyFourLevelsDeep() {
    read("{\"a\":".repeat(64) + "1" + "}".repeat(64));
    read("[".repeat(64) + "1" + "]".repeat(64));
    assertThrows(Malformed.class, () -> read("{\"a\":".repeat(65) + "1" + "}".repeat(65)));
    assertThrows(Malformed.class, () -> read("[".repeat(65) + "1" + "]".repeat(65)));
    assertThrows(Malformed.class, () -> read("{\"a\":[".repeat(33) + "1" + "]}".repeat(33)));
  }

  @Test
  void onlyHexDigitsOfAsciiAreHex() {
    assertEquals("\u00e9", read("\"\\u00e9\""));
    for (String digits : List.of("00g9", "00\u06609", "\uff10\uff10\uff10\uff10", "-001")) {
      assertThrows(Malformed.class, () -> read("\"\\u" + digits + "\""));
    }
  }

  private static @Nullable Object read(String text) {
    return StrictJson.read(text.getBytes(StandardCharsets.UTF_8), "x");
  }
}
