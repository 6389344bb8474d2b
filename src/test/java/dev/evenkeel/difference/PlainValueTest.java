package dev.evenkeel.difference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.arbitrary.Nodes;
import dev.evenkeel.snapshot.Hidden;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Secret;
import dev.evenkeel.snapshot.Origin;
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
}
