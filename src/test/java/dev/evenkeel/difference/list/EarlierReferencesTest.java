package dev.evenkeel.difference.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.snapshot.Document.Shape;
import dev.evenkeel.snapshot.Document.Shape.KubernetesObject;
import dev.evenkeel.snapshot.Hidden;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.snapshot.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EarlierReferencesTest {
  private static List<String> names(String value) {
    return EarlierReferences.references(value);
  }

  @Test
  void a_name_in_parentheses_behind_a_dollar_is_a_reference() {
    assertEquals(List.of("A"), names("$(A)"));
    assertEquals(List.of("A", "B"), names("x$(A)y$(B)z"));
    assertEquals(List.of("A", "B"), names("$(A)$(B)"));
    assertEquals(List.of(""), names("$()"));
    assertEquals(List.of("A"), names("a$(A" + ")"));
    assertEquals(List.of("A"), names("$$$(A)"));
    assertEquals(List.of("$(A"), names("$($(A)"));
    assertEquals(List.of("A"), names("$x$(A)"));
  }

  @Test
  void anything_else_is_none() {
    assertEquals(List.of(), names(""));
    assertEquals(List.of(), names("$"));
    assertEquals(List.of(), names("A"));
    assertEquals(List.of(), names("$$(A)"));
    assertEquals(List.of(), names("$(A"));
    assertEquals(List.of(), names("(A)"));
    assertEquals(List.of(), names("$A)"));
    assertEquals(List.of(), names("$$"));
    assertEquals(List.of(), names("a)$(A"));
  }

  private static List<Mapping> list(Object... namesAndValues) {
    var list = new ArrayList<Mapping>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      list.add(Trees.mapping("name", namesAndValues[i], "value", namesAndValues[i + 1]));
    }
    return list;
  }

  private static boolean differ(List<Mapping> left, List<Mapping> right) {
    boolean there = EarlierReferences.differ(left, right, "name");
    assertEquals(there, EarlierReferences.differ(right, left, "name"));
    return there;
  }

  @Test
  void only_what_stands_before_counts() {
    assertTrue(differ(list("A", "1", "B", "$(A)"), list("B", "$(A)", "A", "1")));
    assertFalse(differ(list("A", "1", "B", "$(C)"), list("B", "$(C)", "A", "1")));
    assertFalse(differ(list("A", "1", "B", "$(A)"), list("A", "2", "B", "x$(A)")));
    assertFalse(differ(list("A", "$(A)"), list("A", "$(A)")));
  }

  @Test
  void what_one_side_alone_has_is_a_difference_of_its_own() {
    assertFalse(differ(list("A", "1", "B", "$(A)"), list("B", "$(A)")));
    assertFalse(differ(list("A", "1", "B", "$(A)"), list("A", "1")));
  }

  @Test
  void the_visible_part_of_a_secret_is_looked_at() {
    Node secret = new Node.Secret("://***@$(A)", new Hidden.Held("p"), false, Origin.of("t"), 1);
    Node hidden = new Node.Secret(null, new Hidden.Held("$(A)"), false, Origin.of("t"), 1);
    assertTrue(differ(list("A", "1", "B", secret), list("B", secret, "A", "1")));
    assertFalse(differ(list("A", "1", "B", hidden), list("B", hidden, "A", "1")));
  }

  @Test
  void elements_without_a_name_or_with_no_text_say_nothing() {
    List<Mapping> nameless = new ArrayList<>(list("A", "1"));
    nameless.addFirst(Trees.mapping("value", "$(A)"));
    assertFalse(differ(nameless, list("A", "1")));
    List<Mapping> from = new ArrayList<>(list("A", "1"));
    from.add(Trees.mapping("name", "B", "valueFrom", Trees.mapping("x", "$(A)")));
    List<Mapping> turned = new ArrayList<>(from.reversed());
    assertFalse(differ(from, turned));
    List<Mapping> composed = list("A", "1", "B", List.of("$(A)"));
    assertFalse(differ(composed, new ArrayList<>(composed.reversed())));
  }

  private static ListRule rule(Shape shape, String path) {
    return ListRules.of(shape, List.of(path.split("/", -1)));
  }

  @Test
  void the_values_of_a_selector_are_a_set_wherever_one_stands() {
    Shape thing = new KubernetesObject("example.org/v1", "Thing", Optional.empty(), "x");
    assertEquals(new ListRule.AsSet(), rule(thing, "matchExpressions/[]/values"));
    assertEquals(new ListRule.AsSet(), rule(thing, "a/b/matchFields/[]/values"));
    assertEquals(new ListRule.Unruled(), rule(thing, "matchExpressions/[]/value"));
    assertEquals(new ListRule.Unruled(), rule(thing, "matchExpressions/x/values"));
    assertEquals(new ListRule.Unruled(), rule(thing, "match/[]/values"));
    assertEquals(new ListRule.Unruled(), rule(thing, "[]/values"));
    assertEquals(new ListRule.Unruled(), rule(thing, "values"));
    assertEquals(new ListRule.Unruled(), rule(new Shape.Plain(), "matchFields/[]/values"));
  }

  @Test
  void an_absent_key_names_no_element_and_a_composed_one_neither() {
    var keyed =
        new ListRule.Keyed(
            List.of("name"),
            java.util.Map.of(),
            List.of("more"),
            Optional.empty(),
            ListRule.Order.FREE,
            false);
    for (Object name : new Object[] {Trees.nothing(), List.of("a"), Trees.mapping()}) {
      assertEquals(
          Optional.empty(),
          KeyedPairing.of(
              keyed,
              Trees.sequence(Trees.mapping("name", name)),
              Trees.sequence(),
              text -> text,
              text -> text));
    }
    var helped =
        KeyedPairing.of(
                keyed,
                Trees.sequence(Trees.mapping("name", "a", "more", "b"), Trees.mapping("name", "a")),
                Trees.sequence(Trees.mapping("name", "a", "more", Trees.nothing())),
                text -> text,
                text -> text)
            .orElseThrow();
    assertEquals(
        List.of("a,b", "a"), helped.slots().stream().map(KeyedPairing.Slot::segment).toList());
    assertTrue(helped.slots().getLast().right() != null);
  }
}
