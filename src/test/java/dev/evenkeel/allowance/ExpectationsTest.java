package dev.evenkeel.allowance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.allowance.Expectations.Answer;
import dev.evenkeel.arbitrary.Nodes;
import dev.evenkeel.difference.Sighting;
import dev.evenkeel.snapshot.Hidden;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.ScalarType;
import dev.evenkeel.snapshot.Node.Secret;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.snapshot.Trees;
import dev.evenkeel.value.Absent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ExpectationsTest {
  private static final Expectations ASKED = new Expectations("staging", "production");

  private static Optional<Sighting> seen(Node node) {
    return Optional.of(Sighting.of(node));
  }

  private static String ask(Expectation expectation, Optional<Sighting> l, Optional<Sighting> r) {
    return switch (ASKED.ask(expectation, l, r)) {
      case Answer.Holds holds -> "holds";
      case Answer.Broken broken -> broken.reason();
      case Answer.Unjudged unjudged -> "? " + unjudged.reason();
    };
  }

  private static Node secret(@org.jspecify.annotations.Nullable String visible, Hidden hidden) {
    return new Secret(visible, hidden, false, Origin.of("t"), 1);
  }

  @Test
  void an_absent_side_is_named() {
    Optional<Sighting> there = seen(Nodes.text("1"));
    Optional<Sighting> absent = Optional.empty();
    var ratio = new Expectation.Ratio(Optional.empty(), Optional.empty());
    assertEquals("staging has no value", ask(new Expectation.Present(), absent, there));
    assertEquals("production has no value", ask(new Expectation.Present(), there, absent));
    assertEquals(
        "a value is expected on both sides, and staging has none",
        ask(new Expectation.Differs(), absent, there));
    assertEquals(
        "a value is expected on both sides, and production has none",
        ask(new Expectation.Differs(), there, absent));
    assertEquals(
        "the two must be the same, and staging has no value",
        ask(new Expectation.Same(), absent, there));
    assertEquals(
        "the two must be the same, and production has no value",
        ask(new Expectation.Same(), there, absent));
    assertEquals(
        "a number is expected on both sides, and staging has none", ask(ratio, absent, there));
    assertEquals(
        "a number is expected on both sides, and production has none", ask(ratio, there, absent));
    var left = new Expectation.Matches(Optional.of(Pattern.compile("1")), Optional.empty());
    assertEquals("staging has no value", ask(left, absent, there));
    assertEquals("holds", ask(left, there, absent));
    assertEquals(
        "expected only in staging, and found only in production",
        ask(new Expectation.OnlyIn("staging"), absent, there));
    assertEquals(
        "expected only in production, and found only in staging",
        ask(new Expectation.OnlyIn("production"), there, absent));
    assertEquals(
        "expected only in staging, and both have it",
        ask(new Expectation.OnlyIn("staging"), there, there));
  }

  @Test
  void null_is_no_text() {
    Optional<Sighting> nothing = seen(Trees.nothing());
    Optional<Sighting> empty = seen(Nodes.text(""));
    var matches = new Expectation.Matches(Optional.of(Pattern.compile("^$")), Optional.empty());
    assertEquals("staging is null, which matches nothing", ask(matches, nothing, empty));
    assertEquals("holds", ask(matches, empty, nothing));
    var oneOf = new Expectation.OneOf(List.of(Nodes.text("")));
    assertEquals("staging is none of ", ask(oneOf, nothing, empty));
    var orNull = new Expectation.OneOf(List.of(Nodes.text("x"), Nodes.leaf(ScalarType.NULL, "")));
    assertEquals("holds", ask(orNull, nothing, nothing));
    assertEquals("staging is none of x, ", ask(orNull, empty, nothing));
  }

  @Test
  void composed_values_are_no_single_value() {
    Optional<Sighting> map = seen(Trees.mapping("a", 1));
    var oneOf = new Expectation.OneOf(List.of(Nodes.text("")));
    var matches = new Expectation.Matches(Optional.of(Pattern.compile("")), Optional.empty());
    var ratio = new Expectation.Ratio(Optional.empty(), Optional.empty());
    assertEquals("staging is no single value", ask(oneOf, map, map));
    assertEquals("staging is no single value", ask(matches, map, map));
    assertEquals("the two are not both numbers", ask(ratio, map, map));
    assertEquals(
        "staging cannot be held against 1: it is no number of that kind",
        ask(new Expectation.AtLeast("1"), map, map));
  }

  @Test
  void of_secrets_only_equality_is_known() {
    Optional<Sighting> one = seen(secret(null, new Hidden.Held("1")));
    Optional<Sighting> two = seen(secret(null, new Hidden.Held("2")));
    Optional<Sighting> unkeyed = seen(secret(null, new Hidden.Unkeyed(false)));
    Optional<Sighting> visible = seen(secret("a", new Hidden.Held("1")));
    Optional<Sighting> plain = seen(Nodes.text("1"));
    assertEquals("holds", ask(new Expectation.Same(), one, one));
    assertEquals("the two must be the same, and are not", ask(new Expectation.Same(), one, two));
    assertEquals(
        "the two must be the same, and are not", ask(new Expectation.Same(), one, visible));
    assertEquals(
        "? whether the two secrets are the same cannot be known from here",
        ask(new Expectation.Same(), one, unkeyed));
    assertEquals(
        "? whether the two secrets differ cannot be known from here",
        ask(new Expectation.Differs(), one, unkeyed));
    String nobody = "is secret, and its value is looked at by nobody";
    assertEquals("? staging " + nobody, ask(new Expectation.AtLeast("1"), one, plain));
    assertEquals("? production " + nobody, ask(new Expectation.AtLeast("1"), plain, one));
    var ratio = new Expectation.Ratio(Optional.empty(), Optional.empty());
    assertEquals("? " + nobody, ask(ratio, one, plain));
    assertEquals("? " + nobody, ask(ratio, plain, one));
    var cel = new Expectation.Cel("true", v -> new Formula.Outcome.True());
    String formula = "? a secret's value is looked at by no formula";
    assertEquals(formula, ask(cel, one, plain));
    assertEquals(formula, ask(cel, plain, one));
    Node inside = secret(null, new Hidden.Held("1"));
    assertEquals(formula, ask(cel, seen(Trees.mapping("a", 1, "b", List.of(1, inside))), plain));
    assertEquals("holds", ask(cel, seen(Trees.mapping("a", List.of(1))), plain));
  }

  @Test
  void a_formula_sees_plain_values() {
    var seen = new ArrayList<Map<String, Object>>();
    var cel =
        new Expectation.Cel(
            "x",
            variables -> {
              seen.add(variables);
              return new Formula.Outcome.NoAnswer("no such key");
            });
    Node tree =
        Trees.mapping(
            "text",
            "t",
            "whole",
            5,
            "half",
            Nodes.leaf(ScalarType.FLOAT, "0.5"),
            "on",
            true,
            "list",
            List.of(1, "a"),
            "hex",
            Nodes.leaf(ScalarType.INTEGER, "0x10"),
            "huge",
            Nodes.leaf(ScalarType.INTEGER, "9".repeat(30)),
            "null",
            Trees.nothing(),
            "thousand",
            Nodes.leaf(ScalarType.FLOAT, "1e3"),
            "masked",
            new Node.Unreadable("w", "n", Origin.of("x"), 1));
    assertEquals(
        "? the formula gives no answer: no such key", ask(cel, seen(tree), Optional.empty()));
    var expected = new LinkedHashMap<String, Object>();
    expected.put("text", "t");
    expected.put("whole", 5L);
    expected.put("half", 0.5);
    expected.put("on", true);
    expected.put("list", List.of(1L, "a"));
    expected.put("hex", "0x10");
    expected.put("huge", "9".repeat(30));
    expected.put("null", Absent.ABSENT);
    expected.put("thousand", 1000L);
    expected.put("masked", "(unreadable)");
    assertEquals(Map.of("left", expected, "right", Absent.ABSENT), seen.getFirst());
    var no = new Expectation.Cel("x", v -> new Formula.Outcome.False());
    assertEquals("the formula does not hold", ask(no, seen(tree), seen(tree)));
  }

  @Test
  void the_days_of_an_expiry() {
    var today = java.time.LocalDate.of(2026, 11, 26);
    assertEquals(Expiry.EXPIRED, Expiry.of(today.minusDays(1), today));
    assertEquals(Expiry.SOON, Expiry.of(today, today));
    assertEquals(Expiry.SOON, Expiry.of(today.plusDays(14), today));
    assertEquals(Expiry.IN_FORCE, Expiry.of(today.plusDays(15), today));
    assertEquals(Expiry.IN_FORCE, Expiry.of(today.plusDays(180), today));
    assertEquals(Expiry.FAR, Expiry.of(today.plusDays(181), today));
  }
}
