package dev.evenkeel.difference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.arbitrary.Nodes;
import dev.evenkeel.snapshot.Hidden;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.ScalarType;
import dev.evenkeel.snapshot.Node.Secret;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.snapshot.Trees;
import dev.evenkeel.value.Absent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PlainValueTest {
  private static Node secret(String visible, Hidden hidden) {
    return new Secret(visible, hidden, false, Origin.of("t"), 1);
  }

  @Provide
  Arbitrary<Node> trees() {
    return Nodes.trees(3);
  }

  @Property
  void literal_equality_is_of_the_letters_and_the_order_of_lists(
      @ForAll("trees") Node one, @ForAll("trees") Node other) {
    assertTrue(PlainValue.equal(one, one));
    assertEquals(letters(one).equals(letters(other)), PlainValue.equal(one, other));
    assertEquals(PlainValue.equal(one, other), PlainValue.equal(other, one));
  }

  private static String letters(Node node) {
    return switch (node) {
      case Node.Mapping mapping ->
          mapping.keys().stream()
              .sorted()
              .map(k -> k.length() + k + letters(java.util.Objects.requireNonNull(mapping.get(k))))
              .toList()
              .toString();
      case Node.Sequence sequence ->
          "seq" + sequence.elements().stream().map(PlainValueTest::letters).toList();
      case Node.Scalar scalar -> scalar.type() + ":" + scalar.text().length() + scalar.text();
      default -> throw new IllegalStateException();
    };
  }

  @Test
  void what_cannot_be_read_equals_nothing() {
    Node masked = new Node.Unreadable("w", "n", Origin.of("x"), 1);
    assertFalse(PlainValue.equal(masked, masked));
    Node one = secret("v", new Hidden.Held("1"));
    assertTrue(PlainValue.equal(one, secret("v", new Hidden.Held("1"))));
    assertFalse(PlainValue.equal(one, secret("v", new Hidden.Held("2"))));
    assertFalse(PlainValue.equal(one, secret("w", new Hidden.Held("1"))));
    assertFalse(PlainValue.equal(one, Nodes.text("1")));
    Node unkeyed = secret("v", new Hidden.Unkeyed(false));
    assertFalse(PlainValue.equal(unkeyed, unkeyed));
  }

  @Test
  void lists_and_mappings_are_equal_element_by_element() {
    assertTrue(PlainValue.equal(Trees.sequence(1, 2), Trees.sequence(1, 2)));
    assertFalse(PlainValue.equal(Trees.sequence(1, 2), Trees.sequence(1)));
    assertFalse(PlainValue.equal(Trees.sequence(1, 2), Trees.sequence(2, 1)));
    assertTrue(PlainValue.equal(Trees.mapping("a", 1, "b", 2), Trees.mapping("b", 2, "a", 1)));
    assertFalse(PlainValue.equal(Trees.mapping("a", 1), Trees.mapping("b", 1)));
    assertFalse(PlainValue.equal(Trees.mapping("a", 1), Trees.mapping("a", 2)));
    assertFalse(PlainValue.equal(Trees.mapping("a", 1), Trees.mapping("a", 1, "b", 2)));
  }

  private static Object value(ScalarType type, String text) {
    return PlainValue.of(Optional.of(Nodes.leaf(type, text)));
  }

  @Test
  void values_are_what_a_formula_can_reckon_with() {
    assertEquals(5L, value(ScalarType.INTEGER, "5"));
    assertEquals(0.5, value(ScalarType.FLOAT, "0.5"));
    assertEquals(1000L, value(ScalarType.FLOAT, "1e3"));
    assertEquals("0x10", value(ScalarType.INTEGER, "0x10"));
    assertEquals("9".repeat(30), value(ScalarType.INTEGER, "9".repeat(30)));
    assertEquals(true, value(ScalarType.BOOLEAN, "true"));
    assertEquals("true", value(ScalarType.STRING, "true"));
    assertEquals(Absent.ABSENT, value(ScalarType.NULL, ""));
    assertEquals(Absent.ABSENT, PlainValue.of(Optional.empty()));
    assertEquals(
        Map.of("a", List.of(1L, "x")),
        PlainValue.of(Optional.of(Trees.mapping("a", List.of(1, "x")))));
  }

  @Test
  void a_sighting_tells_its_place_and_what_lost_there() {
    Node layered = Node.Scalar.string("x", Origin.of("b.yml").over(List.of("a.yml:1")), 2);
    assertEquals("b.yml:2 (over a.yml:1)", Sighting.of(layered).provenance());
    assertEquals("elsewhere", new Sighting(layered, "elsewhere").provenance());
  }
}
