package dev.evenkeel.contract.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.contract.Json;
import dev.evenkeel.contract.validator.Validator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Schemas and documents that nobody chose. */
final class GeneratedContractsTest {
  private static final List<String> NAMES = List.of("a", "b", "ab", "1");

  @Property(tries = 300)
  void noDocumentIsRefusedWhereItWasSaidThatNoneIs(
      @ForAll("schemas") String writes,
      @ForAll("schemas") String reads,
      @ForAll("documents") List<String> documents) {
    Validator writer = Contracts.validator(writes);
    Validator reader = Contracts.validator(reads);
    Direction direction = Compatibility.direction(writer, reader);
    boolean takesAll =
        direction instanceof Direction.Compatible
            && direction.beyond().isEmpty()
            && direction.undecided().isEmpty();
    for (String text : documents) {
      Json document = Contracts.json(text);
      if (takesAll && writer.violations(document).isEmpty()) {
        assertTrue(
            reader.violations(document).isEmpty(),
            () -> text + " keeps " + writes + " and breaks " + reads);
      }
    }
    for (Break each : direction.breaks()) {
      assertTrue(writer.violations(each.document()).isEmpty());
      assertFalse(reader.violations(each.document()).isEmpty());
    }
  }

  /** A schema and one of its parts changed: much nearer to each other than two of any kind. */
  @Property(tries = 300)
  void noDocumentIsRefusedAfterASmallChange(
      @ForAll("schemas") String schema,
      @ForAll("schemas") String change,
      @ForAll("documents") List<String> documents) {
    String narrower = "{\"allOf\": [" + schema + ", " + change + "]}";
    noDocumentIsRefusedWhereItWasSaidThatNoneIs(schema, narrower, documents);
    Direction direction =
        Compatibility.direction(Contracts.validator(narrower), Contracts.validator(schema));
    assertTrue(direction.breaks().isEmpty(), () -> narrower + " is part of " + schema);
  }

  @Property(tries = 200)
  void aContractTakesItsOwnDocuments(@ForAll("schemas") String schema) {
    Validator one = Contracts.validator(schema);
    Direction direction = Compatibility.direction(one, Contracts.validator(schema));
    assertEquals("compatible", direction.word(), () -> schema + ": " + direction);
    assertTrue(direction.beyond().isEmpty());
  }

  @Property(tries = 60)
  void theOtherWayRoundIsTheMirror(
      @ForAll("schemas") String older, @ForAll("schemas") String newer) {
    assertEquals(Contracts.compare(older, newer).mirrored(), Contracts.compare(newer, older));
  }

  @Provide
  Arbitrary<List<String>> documents() {
    return values(3).list().ofSize(30);
  }

  private static Arbitrary<String> values(int depth) {
    Arbitrary<String> leaf =
        Arbitraries.of(
            "null",
            "true",
            "false",
            "0",
            "1",
            "2",
            "2.5",
            "-1",
            "6",
            "\"\"",
            "\"a\"",
            "\"ab\"",
            "\"b1\"",
            "\"1\"",
            "\"2024-01-31\"");
    if (depth == 0) {
      return leaf;
    }
    Arbitrary<String> inside = values(depth - 1);
    Arbitrary<String> array =
        inside.list().ofMaxSize(3).map(all -> "[" + String.join(", ", all) + "]");
    Arbitrary<String> object =
        Arbitraries.maps(Arbitraries.of(NAMES), inside)
            .ofMaxSize(3)
            .map(GeneratedContractsTest::text);
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(2, leaf),
        net.jqwik.api.Tuple.of(1, array),
        net.jqwik.api.Tuple.of(3, object));
  }

  private static String text(java.util.Map<String, String> members) {
    return "{"
        + String.join(
            ", ",
            members.entrySet().stream()
                .map(m -> "\"" + m.getKey() + "\": " + m.getValue())
                .toList())
        + "}";
  }

  @Provide
  Arbitrary<String> schemas() {
    return schema(3);
  }

  private static Arbitrary<String> schema(int depth) {
    Arbitrary<String> keyword =
        depth == 0 ? leaf() : Arbitraries.oneOf(leaf(), leaf(), inner(depth - 1));
    return keyword
        .list()
        .ofMaxSize(3)
        .map(
            keywords -> {
              var once = new java.util.TreeMap<String, String>();
              keywords.forEach(k -> once.put(k.substring(0, k.indexOf(':')), k));
              return "{" + String.join(", ", once.values()) + "}";
            });
  }

  private static Arbitrary<String> leaf() {
    return Arbitraries.of(
        "\"type\": \"object\"",
        "\"type\": \"string\"",
        "\"type\": \"integer\"",
        "\"type\": [\"number\", \"null\"]",
        "\"type\": \"array\"",
        "\"enum\": [1, \"a\", null]",
        "\"enum\": [{\"a\": 1}, [], 2.5]",
        "\"const\": \"ab\"",
        "\"minimum\": 1",
        "\"maximum\": 2",
        "\"exclusiveMinimum\": 0",
        "\"multipleOf\": 2",
        "\"multipleOf\": 0.5",
        "\"minLength\": 1",
        "\"maxLength\": 1",
        "\"pattern\": \"^a\"",
        "\"pattern\": \"[0-9]$\"",
        "\"minItems\": 1",
        "\"maxItems\": 2",
        "\"uniqueItems\": true",
        "\"required\": [\"a\"]",
        "\"required\": [\"a\", \"b\"]",
        "\"minProperties\": 1",
        "\"maxProperties\": 1",
        "\"dependentRequired\": {\"a\": [\"b\"]}",
        "\"additionalProperties\": false",
        "\"unevaluatedProperties\": false",
        "\"propertyNames\": {\"maxLength\": 1}");
  }

  private static Arbitrary<String> inner(int depth) {
    Arbitrary<String> part = net.jqwik.api.Arbitraries.lazy(() -> schema(depth));
    Arbitrary<String> one =
        Combinators.combine(
                Arbitraries.of(
                    "items", "contains", "additionalProperties", "not", "if", "then", "else"),
                part)
            .as((keyword, s) -> "\"" + keyword + "\": " + s);
    Arbitrary<String> several =
        Combinators.combine(
                Arbitraries.of("allOf", "anyOf", "oneOf", "prefixItems"),
                part.list().ofMinSize(1).ofMaxSize(3))
            .as((keyword, s) -> "\"" + keyword + "\": [" + String.join(", ", s) + "]");
    Arbitrary<String> named =
        Arbitraries.maps(Arbitraries.of(NAMES), part)
            .ofMaxSize(3)
            .map(members -> "\"properties\": " + text(members));
    Arbitrary<String> matching =
        Arbitraries.maps(Arbitraries.of("^a", "[0-9]", "b$"), part)
            .ofMaxSize(2)
            .map(members -> "\"patternProperties\": " + text(members));
    return Arbitraries.oneOf(one, several, named, matching);
  }
}
