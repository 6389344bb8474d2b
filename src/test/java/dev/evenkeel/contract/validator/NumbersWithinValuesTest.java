package dev.evenkeel.contract.validator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.contract.Dialect;
import dev.evenkeel.contract.compatibility.Contracts;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A number is the same number wherever it stands, and as exact as it was written. */
class NumbersWithinValuesTest {
  private static boolean takes(Dialect dialect, String schema, String document) {
    return Contracts.validator(dialect, Map.of("/schema.json", schema))
        .violations(Contracts.json(document))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void anEnumTakesWhatItNamesAlsoInObjectsAndArrays(Dialect dialect) {
    String schema =
        "{\"enum\": [{\"a\": 12}, [1.5], {\"b\": [9007199254740993, 1e40, 3000000000]}]}";
    assertTrue(takes(dialect, schema, "{\"a\": 12}"));
    assertTrue(takes(dialect, schema, "{\"a\": 12.0}"));
    assertTrue(takes(dialect, schema, "[1.50]"));
    assertTrue(takes(dialect, schema, "{\"b\": [9007199254740993, 1e40, 3e9]}"));
    assertFalse(takes(dialect, schema, "{\"a\": 13}"));
    assertFalse(takes(dialect, schema, "{\"b\": [9007199254740992, 1e40, 3e9]}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\": [1]}", "{\"a\": [0.1]}", "[[1.5, 2], {}]"})
  void aConstTakesItself(String value) {
    assertTrue(takes(Dialect.ASSUMED, "{\"const\": " + value + "}", value));
  }

  @Test
  void aBoundIsTheOneThatWasWritten() {
    assertEquals(
        "breaking",
        Contracts.compare(
                "{\"minimum\": 0.1, \"type\": \"number\"}",
                "{\"minimum\": 0.10000000000000001, \"type\": \"number\"}")
            .backward()
            .word());
  }
}
