package dev.evenkeel.difference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.evenkeel.arbitrary.Nodes;
import dev.evenkeel.arbitrary.Snapshots;
import dev.evenkeel.snapshot.Document.Shape;
import dev.evenkeel.snapshot.Hidden;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.ScalarType;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.snapshot.Tokens;
import dev.evenkeel.snapshot.Trees;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FormsTest {
  private static final Lens AS_IS = Lens.of(Tokens.none(), Tokens.none());

  private static String form(Node node) {
    return Forms.of(node, AS_IS, new Shape.Plain(), List.of());
  }

  private static Node secret(@org.jspecify.annotations.Nullable String visible, Hidden hidden) {
    return new Node.Secret(visible, hidden, false, Origin.of("t"), 1);
  }

  @Provide
  Arbitrary<Node> trees() {
    return Nodes.trees(3);
  }

  @Property
  void trees_of_one_form_do_not_differ(@ForAll("trees") Node one, @ForAll("trees") Node other) {
    if (form(one).equals(form(other))) {
      assertEquals(
          List.of(), Snapshots.differences(Trees.mapping("v", one), Trees.mapping("v", other)));
    }
    assertEquals(form(one), form(Nodes.shuffled(one, new java.util.Random(1))));
  }

  @Test
  void other_keys_values_types_and_nestings_have_other_forms() {
    List<Node> all =
        List.of(
            Trees.mapping("a", 1),
            Trees.mapping("b", 1),
            Trees.mapping("a", 2),
            Trees.mapping("a", "1"),
            Trees.mapping("a", Trees.nothing()),
            Trees.mapping("a", Map.of()),
            Trees.mapping("a", List.of()),
            Trees.mapping("a", List.of(1)),
            Trees.sequence("a", 1),
            Trees.sequence(List.of("a"), 1),
            Trees.sequence("a1"),
            Nodes.text("{1:aI1:1}"),
            secret("a", new Hidden.Held("1")),
            secret("b", new Hidden.Held("1")),
            secret("a", new Hidden.Held("2")),
            secret(null, new Hidden.Held("1")),
            Node.Scalar.string("x", Origin.of("t").inText("json", 1), 1),
            Node.Scalar.string("x", Origin.of("t").inText("yaml", 1), 1),
            Nodes.text("x"));
    assertEquals(all.size(), all.stream().map(FormsTest::form).distinct().count());
  }

  @Test
  void what_is_one_value_has_one_form() {
    assertEquals(form(Nodes.text("https://H:443/")), form(Nodes.text("https://h/")));
    assertEquals(form(Trees.mapping("image", "a")), form(Trees.mapping("image", "a:latest")));
    assertEquals(
        form(secret("//***@h", new Hidden.Held("1"))),
        form(secret("//***@h", new Hidden.Held("1"))));
    assertEquals(
        form(secret("http://h:80", new Hidden.Held("1"))),
        form(secret("http://h", new Hidden.Held("1"))));
    Lens left = Lens.of(Snapshots.tokens("d", "a.test"), Snapshots.tokens("d", "a.live"));
    Lens right = Lens.of(Snapshots.tokens("d", "a.live"), Snapshots.tokens("d", "a.test"));
    assertEquals(
        Forms.of(Trees.sequence("a.test"), left, new Shape.Plain(), List.of()),
        Forms.of(Trees.sequence("a.live"), right, new Shape.Plain(), List.of()));
  }

  @Test
  void what_cannot_be_compared_has_a_form_of_its_own_each_time() {
    Node unkeyed = secret(null, new Hidden.Unkeyed(false));
    assertNotEquals(form(unkeyed), form(unkeyed));
    Node masked = new Node.Unreadable("w", "n", Origin.of("x"), 1);
    assertNotEquals(form(masked), form(masked));
    assertEquals(Forms.likeness(form(unkeyed)), Forms.likeness(form(unkeyed)));
    assertEquals(Forms.likeness(form(masked)), Forms.likeness(form(masked)));
  }

  @Test
  void likeness_is_the_form_without_what_tells_secrets_apart() {
    Node one =
        Trees.sequence(
            secret("a", new Hidden.Held("1")), "x", secret(null, new Hidden.Held("2")), "y");
    Node other =
        Trees.sequence(
            secret("a", new Hidden.Held("3")), "x", secret(null, new Hidden.Held("4")), "y");
    Node visible =
        Trees.sequence(
            secret("b", new Hidden.Held("1")), "x", secret(null, new Hidden.Held("2")), "y");
    Node text =
        Trees.sequence(
            secret("a", new Hidden.Held("1")), "x", secret(null, new Hidden.Held("2")), "z");
    assertNotEquals(form(one), form(other));
    assertEquals(Forms.likeness(form(one)), Forms.likeness(form(other)));
    assertNotEquals(Forms.likeness(form(one)), Forms.likeness(form(visible)));
    assertNotEquals(Forms.likeness(form(one)), Forms.likeness(form(text)));
    assertEquals("[X1:a\u0001\u0002S1:xX\u0001\u0002S1:y]", Forms.likeness(form(one)));
    assertEquals("S1:x", Forms.likeness("S1:x"));
    assertEquals("\u0001", Forms.likeness("\u0001"));
    assertEquals("a\u0001bc", Forms.likeness("a\u0001bc"));
    assertEquals("\u0001\u0002", Forms.likeness("\u0001k\u0002"));
  }

  @Test
  void the_letters_of_a_scalar_are_its_text() {
    assertEquals("a:b", Forms.letters(form(Nodes.text("a:b"))));
    assertEquals("", Forms.letters(form(Nodes.text(""))));
    assertEquals("12", Forms.letters(form(Nodes.leaf(ScalarType.INTEGER, "12"))));
    assertEquals("true", Forms.letters(form(Nodes.leaf(ScalarType.BOOLEAN, "true"))));
    Node mapping = Trees.mapping("a", "b");
    assertEquals(form(mapping), Forms.letters(form(mapping)));
    Node sequence = Trees.sequence("a");
    assertEquals(form(sequence), Forms.letters(form(sequence)));
    Node secret = secret("a", new Hidden.Held("1"));
    assertEquals(Forms.likeness(form(secret)), Forms.letters(form(secret)));
    assertEquals("S:", Forms.letters("S:"));
  }
}
