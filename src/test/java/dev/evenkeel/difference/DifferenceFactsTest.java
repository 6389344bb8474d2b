package dev.evenkeel.difference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.arbitrary.Nodes;
import dev.evenkeel.snapshot.Hidden;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.snapshot.Trees;
import dev.evenkeel.value.ItemPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DifferenceFactsTest {
  private static final ItemPath ITEM = ItemPath.parse("config/app/a/b");

  private static Sighting at(Node node) {
    return Sighting.of(node);
  }

  private static Difference changed(Node left, Node right, Trait... traits) {
    return new Difference.Changed(ITEM, at(left), at(right), Set.of(traits));
  }

  private static Node secret(@org.jspecify.annotations.Nullable String visible, Hidden hidden) {
    return new Node.Secret(visible, hidden, false, Origin.of("t"), 1);
  }

  @Test
  void a_change_says_where_and_what() {
    Fact fact =
        DifferenceFacts.of(
            changed(Nodes.text("1"), Trees.of(1), Trait.TYPE_ONLY, Trait.EMPTY_LEFT));
    assertEquals("difference", fact.kind());
    assertEquals(ITEM, fact.item());
    assertEquals(ItemClass.DIFFERENT, fact.itemClass());
    assertEquals("the same text with another type", fact.message());
    assertEquals(
        Map.of(
            "area", "config",
            "source", "app",
            "key", "b",
            "segments", List.of("config", "app", "a", "b"),
            "traits", List.of("empty-left", "type-only"),
            "leftType", "string",
            "leftValue", "1",
            "rightType", "integer",
            "rightValue", "1"),
        fact.details());
  }

  private static String message(Trait... traits) {
    return DifferenceFacts.of(changed(Nodes.text("a"), Nodes.text("b"), traits)).message();
  }

  @Test
  void each_trait_has_its_sentence() {
    assertEquals("the two values differ", message());
    assertEquals("the two values differ", message(Trait.IMAGE));
    assertEquals("the same elements in another order", message(Trait.ORDER_ONLY));
    assertEquals("equal but for white space", message(Trait.WHITESPACE_ONLY));
    assertEquals("equal but for white space", message(Trait.WHITESPACE_ONLY, Trait.SECRET));
    assertEquals("the two secrets differ", message(Trait.SECRET));
  }

  @Test
  void of_composed_values_only_the_kind_is_told() {
    Map<String, Object> details =
        DifferenceFacts.of(changed(Trees.mapping("a", 1), Trees.sequence(1))).details();
    assertEquals("mapping", details.get("leftType"));
    assertEquals("sequence", details.get("rightType"));
    assertFalse(details.containsKey("leftValue"));
    assertFalse(details.containsKey("rightValue"));
    Node masked = new Node.Unreadable("masked", "n", Origin.of("x"), 1);
    assertEquals(
        "unreadable",
        DifferenceFacts.of(changed(masked, Nodes.text("a"))).details().get("leftType"));
  }

  @Test
  void of_a_secret_only_what_may_be_shown() {
    Node one = secret("://***@h", new Hidden.Held("1"));
    Node two = secret(null, new Hidden.Held("2"));
    Fact fact = DifferenceFacts.of(changed(one, two, Trait.SECRET));
    assertEquals("secret", fact.details().get("leftType"));
    assertEquals("://***@h", fact.details().get("leftValue"));
    assertFalse(fact.details().containsKey("rightValue"));
    assertEquals("different", fact.details().get("secret"));
    assertEquals(
        Optional.of("same"),
        DifferenceFacts.secret(changed(two, secret(null, new Hidden.Held("2")))));
    assertEquals(
        Optional.of("unknown"),
        DifferenceFacts.secret(changed(two, secret(null, new Hidden.Unkeyed(false)))));
    assertEquals(Optional.of("different"), DifferenceFacts.secret(changed(two, Nodes.text("2"))));
    assertEquals(Optional.of("different"), DifferenceFacts.secret(changed(Nodes.text("2"), two)));
    assertEquals(
        Optional.of("different"), DifferenceFacts.secret(new Difference.OnlyLeft(ITEM, at(two))));
    assertEquals(
        Optional.empty(), DifferenceFacts.secret(changed(Nodes.text("1"), Nodes.text("2"))));
  }

  @Test
  void one_sided_and_moved_items() {
    Fact left = DifferenceFacts.of(new Difference.OnlyLeft(ITEM, at(Nodes.text("a"))));
    assertEquals("only the left side has it", left.message());
    assertEquals(List.of(), left.details().get("traits"));
    assertFalse(left.details().containsKey("rightType"));
    Fact right = DifferenceFacts.of(new Difference.OnlyRight(ITEM, at(Nodes.text("a"))));
    assertEquals("only the right side has it", right.message());
    assertEquals("a", right.details().get("rightValue"));
    Fact moved =
        DifferenceFacts.of(
            new Difference.Moved(
                ITEM, ItemPath.parse("config/app/c/b"), at(Nodes.text("a")), at(Nodes.text("a"))));
    assertEquals("it stands at config/app/c/b on the right side", moved.message());
    assertEquals("config/app/c/b", moved.details().get("rightItem"));
    assertEquals(List.of("moved"), moved.details().get("traits"));
  }

  @Test
  void leaks_and_what_is_unknown() {
    for (boolean onLeft : new boolean[] {true, false}) {
      Fact leak =
          DifferenceFacts.of(
              new Difference.Leaked(
                  ITEM, onLeft, "domain", "example.org", Optional.empty(), Optional.empty()));
      String side = onLeft ? "left" : "right";
      assertEquals(
          "the " + side + " side names the other environment's domain example.org", leak.message());
      assertEquals(side, leak.details().get("side"));
      assertEquals("domain", leak.details().get("tokenKind"));
      assertEquals("example.org", leak.details().get("token"));
    }
    Fact unknown =
        DifferenceFacts.of(
            new Difference.Incomparable(
                ITEM,
                Difference.Reason.SAME_TARGET,
                "why",
                "do this",
                Optional.empty(),
                Optional.empty()));
    assertEquals("why", unknown.message());
    assertEquals("same-target", unknown.details().get("reason"));
    assertEquals("do this", unknown.details().get("next"));
    Fact same =
        DifferenceFacts.of(
            new Difference.Same(
                ITEM, ItemClass.EQUAL_BY_TOKEN, at(Nodes.text("a")), at(Nodes.text("b"))));
    assertEquals("the two are equal", same.message());
    assertEquals(ItemClass.EQUAL_BY_TOKEN, same.itemClass());
  }

  @Test
  void objects_have_an_aspect() {
    ItemPath image =
        ItemPath.parse("object/app/Deployment/n/web/spec/template/spec/containers/web/image");
    Fact fact = DifferenceFacts.of(new Difference.OnlyLeft(image, at(Nodes.text("nginx"))));
    assertEquals("image", fact.details().get("aspect"));
    assertTrue(
        DifferenceFacts.of(new Difference.OnlyLeft(ITEM, at(Nodes.text("nginx"))))
                .details()
                .get("aspect")
            == null);
  }

  @Test
  void classes_and_traits_have_a_mirror_image() {
    for (ItemClass itemClass : ItemClass.values()) {
      assertEquals(itemClass, itemClass.mirrored().mirrored());
      boolean sided = itemClass == ItemClass.ONLY_LEFT || itemClass == ItemClass.ONLY_RIGHT;
      assertEquals(sided, itemClass != itemClass.mirrored());
      assertEquals(itemClass.name().startsWith("EQUAL"), itemClass.equalInEffect());
    }
    for (Trait trait : Trait.values()) {
      assertEquals(trait, trait.mirrored().mirrored());
      assertEquals(
          trait.name().endsWith("LEFT") || trait.name().endsWith("RIGHT"),
          trait != trait.mirrored());
    }
    assertEquals(Trait.EMPTY_RIGHT, Trait.EMPTY_LEFT.mirrored());
    assertEquals(Trait.NULL_LEFT, Trait.NULL_RIGHT.mirrored());
  }
}
