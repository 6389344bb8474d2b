package dev.evenkeel.contract.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.contract.Dialect;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One change of each kind, and which reader refuses whose documents. */
final class CompatibilityTest {
  private static final String DEFINED =
      "\"$defs\": {\"tree\": {\"type\": \"object\", \"required\": [\"v\"], \"properties\": {\"v\":"
          + " {\"type\": \"VALUE\"}, \"down\": {\"type\": \"array\", \"items\": {\"$ref\":"
          + " \"#/$defs/tree\"}}}}}, \"$ref\": \"#/$defs/tree\"";

  /** Written with single quotes; the words are those of backward and forward. */
  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | {} | compatible | compatible",
        "{'title': 'a'} | {'title': 'b', 'examples': [1]} | compatible | compatible",
        "{'type': 'string'} | {'type': ['string', 'null']} | compatible | breaking",
        "{'type': 'integer'} | {'type': 'number'} | compatible | breaking",
        "{'type': 'number', 'multipleOf': 1} | {'type': 'integer'} | compatible | compatible",
        "{'enum': ['a', 'b']} | {'enum': ['a', 'b', 'c']} | compatible | breaking",
        "{'const': 1} | {'enum': [1.0]} | compatible | compatible",
        "{'enum': [1, 2]} | {'type': 'integer', 'minimum': 1, 'maximum': 2} | compatible |"
            + " compatible",
        "{'enum': [1, 2]} | {'type': 'integer', 'minimum': 2} | breaking | breaking",
        "{'type': 'object', 'required': ['a']} | {'type': 'object'} | compatible | breaking",
        "{'type': 'object', 'properties': {'a': {'type': 'string'}}} | {'type': 'object',"
            + " 'properties': {'a': {'type': 'integer'}}} | breaking | breaking",
        "{'type': 'object', 'properties': {'a': true}, 'additionalProperties': false} | {'type':"
            + " 'object', 'properties': {'a': true, 'b': true}, 'additionalProperties': false} |"
            + " compatible | breaking",
        "{'type': 'object', 'properties': {'a': true}} | {'type': 'object', 'properties': {'a':"
            + " true, 'b': {'type': 'string'}}} | compatible | compatible",
        "{'type': 'object'} | {'type': 'object', 'properties': {'b': {'type': 'string'}}} |"
            + " breaking | compatible",
        "{'type': 'object', 'patternProperties': {'^[0-9]+$': {'type': 'string'}},"
            + " 'additionalProperties': false} | {'type': 'object', 'propertyNames': {'pattern':"
            + " '^[0-9]+$'}, 'additionalProperties': {'type': 'string'}} | compatible |"
            + " compatible",
        "{'type': 'object', 'maxProperties': 2} | {'type': 'object', 'maxProperties': 3} |"
            + " compatible | breaking",
        "{'type': 'string', 'maxLength': 5} | {'type': 'string', 'maxLength': 4} | breaking |"
            + " compatible",
        "{'type': 'string', 'pattern': '^[a-z]+$'} | {'type': 'string', 'pattern':"
            + " '^[a-z0-9]+$'} | compatible | breaking",
        "{'type': 'string', 'pattern': '^a{2,3}$'} | {'type': 'string', 'pattern': '^a',"
            + " 'minLength': 2, 'maxLength': 3} | compatible | breaking",
        "{'type': 'string', 'pattern': 'x(?=y)'} | {'type': 'string', 'pattern': 'x(?=y)'} |"
            + " compatible | compatible",
        "{'type': 'string', 'pattern': 'x(?=y)'} | {'type': 'string', 'pattern': 'x(?=z)'} |"
            + " unknown | unknown",
        "{'type': 'number', 'multipleOf': 4} | {'type': 'number', 'multipleOf': 2} | compatible |"
            + " breaking",
        "{'type': 'number', 'multipleOf': 6} | {'allOf': [{'type': 'number', 'multipleOf': 2},"
            + " {'multipleOf': 3}]} | compatible | compatible",
        "{'type': 'number', 'minimum': 0} | {'type': 'number', 'exclusiveMinimum': 0} | breaking |"
            + " compatible",
        "{'type': 'integer', 'minimum': 1} | {'type': 'integer', 'exclusiveMinimum': 0} |"
            + " compatible | compatible",
        "{'type': 'array', 'items': {'type': 'integer'}} | {'type': 'array', 'items': {'type':"
            + " 'number'}} | compatible | breaking",
        "{'type': 'array', 'prefixItems': [{'type': 'string'}], 'items': false} | {'type':"
            + " 'array', 'prefixItems': [{'type': 'string'}, {'type': 'string'}], 'items': false}"
            + " | compatible | breaking",
        "{'type': 'array', 'maxItems': 1} | {'type': 'array', 'uniqueItems': true} | compatible |"
            + " breaking",
        "{'type': 'array', 'contains': {'const': 1}} | {'type': 'array', 'minItems': 1} |"
            + " compatible | breaking",
        "{'anyOf': [{'type': 'string'}, {'type': 'integer'}]} | {'oneOf': [{'type': 'integer'},"
            + " {'type': 'string'}]} | compatible | compatible",
        "{'oneOf': [{'type': 'integer'}, {'type': 'number'}]} | {'type': 'number', 'not': {'type':"
            + " 'integer'}} | compatible | compatible",
        "{'not': {'type': 'string'}} | {'type': ['null', 'boolean', 'number', 'array', 'object']}"
            + " | compatible | compatible",
        "{'type': 'object', 'if': {'required': ['a']}, 'then': {'required': ['b']}} | {'type':"
            + " 'object', 'dependentRequired': {'a': ['b']}} | compatible | compatible",
        "{'type': 'object', 'properties': {'a': true, 'b': true}} | {'type': 'object',"
            + " 'properties': {'a': true, 'b': true}, 'dependentRequired': {'a': ['b']}} |"
            + " breaking | compatible",
        "{'type': 'object', 'allOf': [{'properties': {'a': true}}], 'unevaluatedProperties':"
            + " false} | {'type': 'object', 'properties': {'a': true}, 'additionalProperties':"
            + " false} | compatible | compatible",
        "{'type': 'object', 'anyOf': [{'properties': {'a': {'const': 1}}, 'required': ['a']},"
            + " {'properties': {'b': true}}], 'unevaluatedProperties': false} | {'type': 'object',"
            + " 'properties': {'a': {'const': 1}, 'b': true}, 'additionalProperties': false} |"
            + " compatible | compatible",
        "false | {'type': 'string'} | compatible | breaking"
      })
  void eachChangeIsJudgedInBothDirections(
      String older, String newer, String backward, String forward) {
    Compatibility judged = Contracts.compare(older.replace('\'', '"'), newer.replace('\'', '"'));
    assertEquals(backward, judged.backward().word(), () -> "backward: " + judged.backward());
    assertEquals(forward, judged.forward().word(), () -> "forward: " + judged.forward());
  }

  @Test
  void aRecursiveSchemaIsEqualToItselfAndNotToAnother() {
    String one = "{" + DEFINED.replace("VALUE", "integer") + "}";
    String other = "{" + DEFINED.replace("VALUE", "number") + "}";
    assertEquals("compatible", Contracts.compare(one, one).backward().word());
    assertEquals("compatible", Contracts.compare(one, other).backward().word());
    assertEquals("breaking", Contracts.compare(one, other).forward().word());
  }

  @Test
  void aMemberThatNobodyNamedIsRefusedAndNotCounted() {
    Compatibility judged =
        Contracts.compare(
            "{\"type\": \"object\", \"properties\": {\"a\": true}}",
            "{\"type\": \"object\", \"properties\": {\"a\": true, \"b\": {\"type\": \"string\"}}}");
    assertEquals("compatible", judged.backward().word());
    assertEquals(1, judged.backward().beyond().size());
    assertEquals("/b", judged.backward().beyond().getFirst().violation().place());
  }

  @Test
  void everyBreakIsListedWithTheLineThatAsksForIt() {
    Compatibility judged =
        Contracts.compare(
            "{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"string\"},\n"
                + "\"b\": {\"type\": \"array\", \"items\": {\"type\": \"string\"}}}}",
            "{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"integer\"},\n"
                + "\"b\": {\"type\": \"array\", \"items\": {\"enum\": [\"x\"]}}},\n"
                + "\"required\": [\"a\"]}");
    assertEquals(
        Map.of(
            "/a", "type at schema.json:1",
            "/b/0", "enum at schema.json:2",
            "the document", "required at schema.json:3"),
        judged.backward().breaks().stream()
            .map(Break::violation)
            .collect(Collectors.toMap(v -> v.place(), v -> v.keyword() + " at " + v.at())));
  }

  @Test
  void twoDraftsOfOneContractAreCompatible() {
    var older =
        Contracts.validator(
            Dialect.DRAFT_04,
            Map.of(
                "/a.json", "{\"type\": \"number\", \"minimum\": 0, \"exclusiveMinimum\": true}"));
    var newer =
        Contracts.validator(
            Dialect.DRAFT_2020_12,
            Map.of("/a.json", "{\"type\": \"number\", \"exclusiveMinimum\": 0}"));
    Compatibility judged = Compatibility.of(older, newer);
    assertEquals("compatible", judged.backward().word());
    assertEquals("compatible", judged.forward().word());
    assertTrue(judged.backward().beyond().isEmpty());
  }
}
