package dev.evenkeel.contract.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.evenkeel.contract.Dialect;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is not understood in one contract is no proof that it is the same in another. */
class UndecidedThingsTest {
  private static String backward(Dialect dialect, String older, String newer) {
    return Compatibility.direction(
            Contracts.validator(dialect, Map.of("/schema.json", older)),
            Contracts.validator(dialect, Map.of("/schema.json", newer)))
        .word();
  }

  @Test
  void unevaluatedElementsBesideContainsAreNotTheSameBecauseTheyStandAtOneLine() {
    String older =
        "{\"contains\": {\"type\": \"string\"}, \"minContains\": 0, \"unevaluatedItems\": false}";
    String newer =
        "{\"contains\": {\"const\": \"a\"}, \"minContains\": 0, \"unevaluatedItems\": false}";
    assertNotEquals("compatible", backward(Dialect.DRAFT_2020_12, older, newer));
    assertEquals("compatible", backward(Dialect.DRAFT_2020_12, older, older));
  }

  @Test
  void aReferenceWithoutANameMeansTheOutermostSchemaThatAnswersToIt() {
    String body =
        "\"$defs\": {\"o\": {\"$id\": \"o.json\", \"$recursiveAnchor\": true, \"anyOf\":"
            + " [{\"type\": \"string\"}, {\"type\": \"object\", \"additionalProperties\":"
            + " {\"$recursiveRef\": \"#\"}}]}}, \"anyOf\": [{\"type\": \"integer\"}, {\"$ref\":"
            + " \"#/$defs/o\"}]}";
    String older = "{\"$id\": \"https://a.example/s.json\", \"$recursiveAnchor\": true, " + body;
    String newer = "{\"$id\": \"https://a.example/s.json\", " + body;
    assertNotEquals("compatible", backward(Dialect.DRAFT_2019_09, older, newer));
  }

  @Test
  void bothReferencesOfOneSchemaCount() {
    String older = "{\"$defs\": {\"a\": {\"type\": \"string\"}}, \"$ref\": \"#/$defs/a\"}";
    String newer =
        "{\"$defs\": {\"a\": {\"type\": \"string\"}, \"b\": {\"$dynamicAnchor\": \"b\","
            + " \"maxLength\": 3}}, \"$ref\": \"#/$defs/a\", \"$dynamicRef\": \"#b\"}";
    assertEquals("breaking", backward(Dialect.DRAFT_2020_12, older, newer));
  }
}
