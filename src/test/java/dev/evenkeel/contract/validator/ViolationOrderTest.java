package dev.evenkeel.contract.validator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.contract.compatibility.Contracts;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same document and the same schema give the same report, however often it is read. */
class ViolationOrderTest {
  private static final String SCHEMA =
      """
      {"patternProperties": {"[0-9]": {"type": "object"}, "^a": {"type": "string"},
        "0$": {"minimum": 1}, "a": {"maximum": -1}}, "items": {"type": "string"}}
      """;

  private static List<Violation> violations(String document) {
    return Contracts.validator(SCHEMA).violations(Contracts.json(document));
  }

  @Test
  void doesNotDependOnTheOrderInWhichTheLibraryKeepsPatterns() {
    List<Violation> first = violations("{\"a0\": 0, \"a\": 1}");
    assertEquals(6, first.size());
    for (int i = 0; i < 30; i++) {
      assertEquals(first, violations("{\"a0\": 0, \"a\": 1}"));
    }
  }

  @Test
  void goesAlongTheDocument() {
    assertEquals(
        List.of("/0", "/1", "/2", "/3", "/4", "/5", "/6", "/7", "/8", "/9", "/10"),
        violations("[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]").stream().map(Violation::place).toList());
  }
}
