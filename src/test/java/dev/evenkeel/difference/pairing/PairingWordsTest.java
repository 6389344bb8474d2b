package dev.evenkeel.difference.pairing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.difference.Difference.Incomparable;
import dev.evenkeel.difference.Difference.Reason;
import dev.evenkeel.difference.Fact;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.difference.Sighting;
import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Document.Shape.KubernetesObject;
import dev.evenkeel.snapshot.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What pairing says where it is not certain, and what dangling references say. */
class PairingWordsTest {
  private static final UnaryOperator<String> AS_IS = UnaryOperator.identity();
  private static final String ONE = "-2f8h6k4m9t";
  private static final String TWO = "-7b9d5g2f4c";

  private static Paired pair(List<Document> left, List<Document> right) {
    return Pairing.pair("app", left, right, AS_IS, AS_IS, List.of());
  }

  private static Document configMap(String namespace, String name) {
    return Trees.object("v1", "ConfigMap", namespace, name);
  }

  private static Document user(String namespace, String pod, String configMap) {
    return Trees.object(
        "v1",
        "Pod",
        namespace,
        pod,
        "spec",
        Map.of("volumes", List.of(Map.of("name", "v", "configMap", Map.of("name", configMap)))));
  }

  private static Document labelled(String name, String id) {
    return Trees.object(
        "v1",
        "ConfigMap",
        "n",
        name,
        "metadata",
        Map.of("name", name, "namespace", "n", "labels", Map.of("evenkeel.dev/id", id)));
  }

  @Test
  void an_ambiguous_group_names_its_candidates_and_says_what_to_do() {
    Incomparable found =
        pair(List.of(configMap("a", "x"), configMap("b", "x")), List.of(configMap("c", "x")))
            .ambiguous()
            .getFirst();
    assertEquals(Reason.AMBIGUOUS_PAIRING, found.reason());
    assertEquals("object/app/ConfigMap/a/x", found.item().toString());
    assertEquals(
        "on the left ConfigMap/a/x (test:1), ConfigMap/b/x (test:1) and on the right"
            + " ConfigMap/c/x (test:1) share kind and name in other namespaces: which belongs to"
            + " which is not certain",
        found.why());
    assertEquals(
        "remove the one that is not in force, declare the names that are an environment's own as"
            + " tokens, or set the annotation evenkeel.dev/id on both sides",
        found.next());
    assertTrue(found.left().isPresent());
    assertTrue(found.right().isPresent());
  }

  @Test
  void a_repeated_object_without_a_partner_says_that_the_other_side_has_none() {
    Incomparable left =
        pair(List.of(configMap("a", "x"), configMap("a", "x")), List.of()).ambiguous().getFirst();
    assertTrue(left.why().contains("and on the right none share kind, namespace and name"));
    assertEquals(Optional.empty(), left.right());
    Incomparable right =
        pair(List.of(), List.of(configMap("a", "x"), configMap("a", "x"))).ambiguous().getFirst();
    assertTrue(right.why().startsWith("on the left none and on the right ConfigMap/a/x"));
    assertEquals(Optional.empty(), right.left());
    assertEquals("object/app/ConfigMap/a/x", right.item().toString());
  }

  private static String whyOf(int candidates) {
    List<Document> many =
        IntStream.range(0, candidates).mapToObj(i -> configMap("n" + i, "x")).toList();
    return pair(many, List.of(configMap("m", "x"))).ambiguous().getFirst().why();
  }

  @Test
  void of_many_candidates_six_are_named() {
    assertTrue(whyOf(6).contains("ConfigMap/n5/x (test:1) and on the right"));
    assertTrue(whyOf(7).contains("ConfigMap/n5/x (test:1) and 1 more and on the right"));
    assertTrue(whyOf(9).contains(" and 3 more and on the right"));
  }

  @Test
  void groups_stand_in_the_order_of_their_items() {
    var twice = new ArrayList<Document>();
    for (String name : List.of("z", "a", "m")) {
      twice.add(configMap("n", name));
      twice.add(configMap("n", name));
    }
    assertEquals(
        List.of("a", "m", "z"),
        pair(twice, List.of()).ambiguous().stream().map(i -> i.item().last()).toList());
  }

  @Test
  void generated_names_are_paired_within_their_namespace() {
    var left = new ArrayList<Document>();
    var right = new ArrayList<Document>();
    for (String namespace : List.of("a", "b")) {
      left.add(configMap(namespace, "conf" + ONE));
      left.add(user(namespace, "p" + namespace, "conf" + ONE));
      right.add(configMap(namespace, "conf" + TWO));
      right.add(user(namespace, "p" + namespace, "conf" + TWO));
    }
    Paired paired = pair(left, right);
    assertEquals(
        List.of(
            "object/app/ConfigMap/a/conf",
            "object/app/ConfigMap/b/conf",
            "object/app/Pod/a/pa",
            "object/app/Pod/b/pb"),
        paired.pairs().stream().map(p -> p.item().toString()).toList());
    assertFalse(paired.renames().isEmpty());
    assertEquals(List.of(), paired.ambiguous());
  }

  @Test
  void two_that_share_a_stable_id_on_one_side_are_ambiguous() {
    Paired paired =
        pair(List.of(labelled("x", "1"), labelled("y", "1")), List.of(labelled("z", "1")));
    assertTrue(paired.ambiguous().getFirst().why().contains("share the id"));
    assertEquals(1, pair(List.of(labelled("x", "1")), List.of(labelled("z", "1"))).pairs().size());
  }

  @Test
  void trees_without_a_mapping_have_neither_id_nor_references() {
    var shape = new KubernetesObject("v1", "Thing", Optional.empty(), "x");
    var certificate =
        new KubernetesObject("cert-manager.io/v1", "Certificate", Optional.empty(), "x");
    Document one = new Document(List.of(), Trees.sequence(1), shape);
    Document two = new Document(List.of(), Trees.sequence(2), certificate);
    Paired paired = pair(List.of(one, two), List.of(two));
    assertEquals(1, paired.pairs().size());
    assertEquals(1, paired.onlyLeft().size());
    assertEquals(
        List.of(), DanglingReferences.of("app", List.of(one, two), List.of(), AS_IS, AS_IS));
    Document thing = new Document(List.of(), Trees.mapping("a", 1), shape);
    assertEquals(List.of(), pair(List.of(one), List.of(thing)).ambiguous());
  }

  private static Fact dangling(List<Document> left, List<Document> right) {
    List<Fact> facts = DanglingReferences.of("app", left, right, AS_IS, AS_IS);
    assertEquals(1, facts.size());
    return facts.getFirst();
  }

  @Test
  void a_dangling_reference_says_how_often_and_where() {
    Document once = user("n", "p", "conf");
    Fact left = dangling(List.of(once), List.of(configMap("n", "conf")));
    assertEquals("dangling-reference", left.kind());
    assertEquals(ItemClass.EQUAL, left.itemClass());
    assertEquals(
        "ConfigMap conf is named once (test:1) on the left and defined there nowhere in this"
            + " source; the other side defines it",
        left.message());
    assertEquals(Optional.of("test:1"), left.left().map(Sighting::at));
    assertEquals(Optional.empty(), left.right());
    assertEquals(1, left.details().get("references"));
    Fact right = dangling(List.of(), List.of(once, user("n", "q", "conf")));
    assertEquals(
        "ConfigMap conf is named 2 times (first test:1) on the right and defined there nowhere in"
            + " this source",
        right.message());
    assertEquals(2, right.details().get("references"));
    assertTrue(right.right().isPresent());
    Fact both = dangling(List.of(once), List.of(once));
    assertEquals(
        "ConfigMap conf is named 2 times (first test:1) on both sides and defined there nowhere in"
            + " this source",
        both.message());
    assertTrue(both.left().isPresent() && both.right().isPresent());
  }

  @Test
  void many_are_counted_with_all_their_references() {
    var side = new ArrayList<Document>();
    for (int i = 0; i < 11; i++) {
      side.add(user("n", "p" + i, "c" + i));
    }
    Fact counted = dangling(side, side);
    assertEquals(22, counted.details().get("references"));
    assertEquals("object/app/ConfigMap", counted.item().toString());
    assertEquals(
        "11 objects of kind ConfigMap are named on both sides and defined in neither, c0 among"
            + " them",
        counted.message());
    assertTrue(counted.left().isPresent() && counted.right().isPresent());
  }
}
