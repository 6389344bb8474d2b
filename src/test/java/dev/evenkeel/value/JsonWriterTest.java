package dev.evenkeel.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonWriterTest {
  private final StringBuilder text = new StringBuilder();
  private final JsonWriter json = new JsonWriter(text);

  @Test
  void writesMembersInTheOrderGiven() throws IOException {
    json.beginObject();
    json.name("b").value("x").name("a").beginArray().value(1).value(true).nullValue().endArray();
    json.name("none").beginObject().endObject().name("no").beginArray().endArray();
    json.name("n").number("1.50").endObject().finish();
    assertEquals(
        """
        {
          "b": "x",
          "a": [
            1,
            true,
            null
          ],
          "none": {},
          "no": [],
          "n": 1.50
        }
        """,
        text.toString());
  }

  @Test
  void whatATerminalOrARunnerActsOnIsEscaped() throws IOException {
    json.value("\u001b[31m\u007f\u009b\u202e\u200b\u2028\ufeff ##[error]x ##vso[y] ## [z] a#b")
        .finish();
    assertEquals(
        "\"\\u001b[31m\\u007f\\u009b\\u202e\\u200b\\u2028\\ufeff"
            + " #\\u0023[error]x #\\u0023vso[y] ## [z] a#b\"\n",
        text.toString());
  }

  @Test
  void tagCharactersOutsideTheBasicPlaneAreEscapedAsPairs() throws IOException {
    json.value("a\udb40\udc41b\ud83d\ude00").finish();
    assertEquals("\"a\\udb40\\udc41b\ud83d\ude00\"\n", text.toString());
  }

  @Property
  void everyStringReadsBackAsItself(@ForAll("anyText") String value) throws IOException {
    var written = new StringBuilder();
    new JsonWriter(written).value(value).finish();
    assertEquals(value, new ObjectMapper().readValue(written.toString(), String.class));
    assertTrue(written.chars().noneMatch(c -> (c < 0x20 && c != '\n') || (c >= 0x7f && c < 0xa0)));
  }

  @Provide
  Arbitrary<String> anyText() {
    return Arbitraries.oneOf(
        Arbitraries.strings().all(),
        Arbitraries.strings().ascii(),
        Arbitraries.of(
            "##[group]x", "\ud800", "\udc00\ud800", "\u2028\u2029", "\\u0041", "\u0000"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "-0", "1", "10.250", "1e5", "1E+5", "-0.1e-7", "12345678901234567890"})
  void acceptsNumbersOfTheGrammar(String number) {
    assertTrue(JsonWriter.isNumber(number));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "-", "01", "+1", ".5", "5.", "1e", "1e+", "0x1F", "1_000", "NaN", ".inf", "1 ", "\u0661"
      })
  void refusesOtherSpellingsOfNumbers(String number) {
    assertFalse(JsonWriter.isNumber(number));
    assertThrows(IllegalArgumentException.class, () -> json.number(number));
  }

  @Test
  void refusesWhatWouldBeIllFormed() throws IOException {
    assertThrows(IllegalStateException.class, json::finish);
    assertThrows(IllegalStateException.class, () -> json.name("a"));
    json.beginObject();
    assertThrows(IllegalStateException.class, () -> json.value("no name"));
    assertThrows(IllegalStateException.class, json::endArray);
    json.name("a");
    assertThrows(IllegalStateException.class, json::endObject);
    json.value(1).endObject();
    assertThrows(IllegalStateException.class, () -> json.value(2));
  }
}
