package dev.evenkeel.trail.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.value.CanonicalJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
  private static final ObjectMapper ORACLE =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  @Property(tries = 500)
  void whatCanonicalJsonWritesComesBack(@ForAll("values") Object value) {
    byte[] bytes = CanonicalJson.bytes(value);
    assertEquals(CanonicalJson.of(value), CanonicalJson.of(StrictJson.read(bytes, "test")));
  }

  /** Damaged JSON: what Jackson refuses we refuse, and what both take means the same. */
  @Property(tries = 1000)
  void damagedJsonIsReadAsAnotherReaderReadsIt(
      @ForAll("values") Object value, @ForAll int at, @ForAll("bytes") byte put) {
    byte[] bytes = CanonicalJson.bytes(value);
    bytes[Math.floorMod(at, bytes.length)] = put;
    Object ours;
    try {
      ours = StrictJson.read(bytes, "test");
    } catch (Malformed e) {
      return;
    }
    try {
      Object theirs = ORACLE.readValue(bytes, Object.class);
      assertEquals(asDoubles(theirs), asDoubles(ours), () -> text(bytes));
    } catch (IOException e) {
      throw new AssertionError("we read what is no JSON: " + text(bytes), e);
    }
  }

  /** Beyond 2^53 the readers differ in the type they give, not in the number. */
  private static Object asDoubles(Object value) {
    return switch (value) {
      case null -> "null";
      case Number number -> number.doubleValue();
      case List<?> list -> list.stream().map(StrictJsonTest::asDoubles).toList();
      case Map<?, ?> map -> {
        var all = new HashMap<Object, Object>();
        map.forEach((name, member) -> all.put(name, asDoubles(member)));
        yield all;
      }
      default -> value;
    };
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[",
        "[1,]",
        "{\"a\":1,}",
        "{\"a\" 1}",
        "{a:1}",
        "{\"a\":1,\"a\":2}",
        "01",
        "+1",
        "1.",
        ".5",
        "1e",
        "-",
        "NaN",
        "Infinity",
        "1e999",
        "nul",
        "tru",
        "\"",
        "\"\\x\"",
        "\"\\u12g4\"",
        "\"\t\"",
        "1 2",
        "[] []",
        "//x\n1",
        "'a'",
        "\ufeff1",
        "\"\\u\uff11\uff11\uff11\uff11\""
      })
  void whatIsNoJsonIsRefused(String text) {
    assertThrows(
        Malformed.class, () -> StrictJson.read(text.getBytes(StandardCharsets.UTF_8), "test"));
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    byte[] overlong = {'"', (byte) 0xc0, (byte) 0x80, '"'};
    assertThrows(Malformed.class, () -> StrictJson.read(overlong, "test"));
  }

  @Test
  void depthHasAnEndBeforeTheStackHas() {
    String deep = "[".repeat(64) + "]".repeat(64);
    StrictJson.read(deep.getBytes(StandardCharsets.UTF_8), "test");
    byte[] deeper = "[".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
    Malformed refused = assertThrows(Malformed.class, () -> StrictJson.read(deeper, "test"));
    assertEquals("test, character 65: deeper than 64 levels", refused.getMessage());
  }

  @Provide
  Arbitrary<Byte> bytes() {
    return Arbitraries.of(
            '"', '\\', '{', '}', '[', ']', ',', ':', '0', '1', '-', '.', 'e', ' ', '\n', 'n', 't')
        .map(c -> (byte) c.charValue());
  }

  @Provide
  Arbitrary<Object> values() {
    Arbitrary<Object> leaves =
        Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(6).map(s -> (Object) s),
            Arbitraries.longs().between(-(1L << 53) + 1, (1L << 53) - 1).map(n -> (Object) n),
            Arbitraries.doubles().map(d -> (Object) d),
            Arbitraries.of(true, false).map(b -> (Object) b));
    return Arbitraries.recursive(
        () -> leaves,
        inner ->
            Arbitraries.oneOf(
                inner.list().ofMaxSize(3).map(list -> (Object) new ArrayList<>(list)),
                Arbitraries.maps(Arbitraries.strings().ofMaxLength(3), inner)
                    .ofMaxSize(3)
                    .map(map -> (Object) new TreeMap<>(map)),
                inner.map(value -> (Object) List.of(value))),
        0,
        3);
  }
}
