package dev.evenkeel.difference.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.difference.list.KeyedPairing.Slot;
import dev.evenkeel.difference.list.ListRule.Keyed;
import dev.evenkeel.snapshot.Document.Shape;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Sequence;
import dev.evenkeel.snapshot.Trees;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;

class KeyedPairingTest {
  private static final Keyed CONTAINERS = rule("spec/containers");
  private static final Keyed PORTS = rule("spec/containers/[]/ports");
  private static final Keyed ENV = rule("spec/containers/[]/env");
  private static final Keyed INIT = rule("spec/initContainers");

  private static Keyed rule(String path) {
    var pod = new Shape.KubernetesObject("v1", "Pod", Optional.empty(), "x");
    return (Keyed) ListRules.of(pod, List.of(path.split("/", -1)));
  }

  private static Optional<KeyedPairing> pair(Keyed rule, Sequence left, Sequence right) {
    return KeyedPairing.of(rule, left, right, UnaryOperator.identity(), UnaryOperator.identity());
  }

  private static Sequence named(List<Integer> names) {
    return Trees.sequence(names.stream().map(n -> Map.of("name", "c" + n)).toArray());
  }

  private static Set<String> partners(KeyedPairing pairing) {
    return pairing.slots().stream()
        .map(slot -> name(slot.left()) + "=" + name(slot.right()))
        .collect(Collectors.toSet());
  }

  private static String name(Node node) {
    return node instanceof Node.Mapping mapping ? String.valueOf(mapping.text("name")) : "none";
  }

  @Property
  void everyElementHasThePartnerOfItsNameInAnyOrder(
      @ForAll @UniqueElements @Size(max = 8) List<@IntRange(max = 9) Integer> one,
      @ForAll @UniqueElements @Size(max = 8) List<@IntRange(max = 9) Integer> other) {
    var pairing = pair(CONTAINERS, named(one), named(other)).orElseThrow();
    var expected = new HashSet<String>();
    one.forEach(n -> expected.add("c" + n + "=" + (other.contains(n) ? "c" + n : "none")));
    other.stream().filter(n -> !one.contains(n)).forEach(n -> expected.add("none=c" + n));
    assertEquals(expected, partners(pairing));
    assertEquals(expected.size(), pairing.slots().size());
    assertFalse(pairing.reordered());
  }

  @Property
  void theOrderOfInitContainersIsSeenOnBothSides(
      @ForAll @UniqueElements @Size(min = 2, max = 8) List<@IntRange(max = 9) Integer> names) {
    var reversed = new java.util.ArrayList<>(names);
    Collections.reverse(reversed);
    assertTrue(pair(INIT, named(names), named(reversed)).orElseThrow().reordered());
    assertFalse(pair(INIT, named(names), named(names)).orElseThrow().reordered());
  }

  @Example
  void anAbsentKeyMeansItsDefault() {
    var left =
        Trees.sequence(
            Map.of("containerPort", 53), Trees.mapping("containerPort", 53, "protocol", "UDP"));
    var right =
        Trees.sequence(
            Trees.mapping("containerPort", 53, "protocol", "UDP"),
            Trees.mapping("containerPort", 53, "protocol", "TCP"));
    var slots = pair(PORTS, left, right).orElseThrow().slots();
    assertEquals(List.of("53", "53,UDP"), slots.stream().map(Slot::segment).toList());
    assertTrue(slots.stream().allMatch(slot -> slot.left() != null && slot.right() != null));
  }

  @Example
  void keysThatNameTwoElementsAreHelpedByTheName() {
    var twice =
        Trees.sequence(
            Trees.mapping("containerPort", 80, "name", "a"),
            Trees.mapping("containerPort", 80, "name", "b"));
    var pairing = pair(PORTS, twice, twice).orElseThrow();
    assertEquals(
        List.of("80,TCP,a", "80,TCP,b"), pairing.slots().stream().map(Slot::segment).toList());
    assertTrue(
        pair(CONTAINERS, Trees.sequence(Map.of("name", "a"), Map.of("name", "a")), twice)
            .isEmpty());
  }

  @Example
  void aPortThatMovedIsStillThePortOfItsName() {
    var left = Trees.sequence(Trees.mapping("containerPort", 80, "name", "http"));
    var right = Trees.sequence(Trees.mapping("containerPort", 81, "name", "http"));
    var slots = pair(PORTS, left, right).orElseThrow().slots();
    assertEquals(1, slots.size());
    assertEquals("80", slots.getFirst().segment());
  }

  @Example
  void ofTwoVariablesWithOneNameTheLastIsInForce() {
    var left =
        Trees.sequence(
            Trees.mapping("name", "A", "value", "1"), Trees.mapping("name", "A", "value", "2"));
    var slots = pair(ENV, left, left).orElseThrow().slots();
    assertEquals(1, slots.size());
    assertEquals("2", ((Node.Mapping) slots.getFirst().left()).text("value"));
  }

  @Example
  void theOrderOfVariablesMattersOnlyForReferences() {
    var a = Trees.mapping("name", "A", "value", "1");
    var b = Trees.mapping("name", "B", "value", "$(A)/x");
    var escaped = Trees.mapping("name", "B", "value", "$$(A)/x");
    var c = Trees.mapping("name", "C", "value", "3");
    assertTrue(
        pair(ENV, Trees.sequence(a, b, c), Trees.sequence(b, a, c)).orElseThrow().reordered());
    assertFalse(
        pair(ENV, Trees.sequence(a, b, c), Trees.sequence(c, a, b)).orElseThrow().reordered());
    assertFalse(
        pair(ENV, Trees.sequence(a, escaped), Trees.sequence(escaped, a))
            .orElseThrow()
            .reordered());
  }

  @Example
  void eachSidesTokensStandInTheNames() {
    var left = Trees.sequence(Map.of("name", "shop-stg"));
    var right = Trees.sequence(Map.of("name", "shop-prd"));
    var slots =
        KeyedPairing.of(
                CONTAINERS,
                left,
                right,
                t -> t.replace("stg", "${env}"),
                t -> t.replace("prd", "${env}"))
            .orElseThrow()
            .slots();
    assertEquals(List.of("shop-${env}"), slots.stream().map(Slot::segment).toList());
  }

  @Example
  void anElementWithoutItsKeyIsNotPaired() {
    assertTrue(pair(CONTAINERS, Trees.sequence(Map.of("image", "a")), named(List.of(1))).isEmpty());
    assertTrue(pair(CONTAINERS, Trees.sequence("a"), named(List.of(1))).isEmpty());
  }
}
