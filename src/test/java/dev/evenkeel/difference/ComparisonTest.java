package dev.evenkeel.difference;

import static dev.evenkeel.difference.Sides.documents;
import static dev.evenkeel.difference.Sides.held;
import static dev.evenkeel.difference.Sides.said;
import static dev.evenkeel.difference.Sides.secret;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.arbitrary.Snapshots;
import dev.evenkeel.difference.pairing.DeclaredPair;
import dev.evenkeel.snapshot.Hidden;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Snapshot;
import dev.evenkeel.snapshot.Trees;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Pairs, values and what is counted. */
class ComparisonTest {
  @Test
  void declared_pairs_are_partners_whatever_their_names() {
    Snapshot left =
        documents(Trees.object("v1", "ConfigMap", "n", "old", "data", Map.of("a", "1")));
    Snapshot right =
        documents(Trees.object("v1", "ConfigMap", "m", "new", "data", Map.of("a", "2")));
    Rules pairs =
        new Rules(
            Watch.NOTHING,
            List.of(),
            List.of(new DeclaredPair("ConfigMap/n/old", "ConfigMap/m/new")));
    assertEquals(
        List.of(
            "object/app/ConfigMap/n/old/metadata/namespace DIFFERENT",
            "object/app/ConfigMap/n/old/data/a DIFFERENT"),
        said(Comparison.compare(left, right, pairs)));
  }

  @Test
  void the_same_secret_on_both_sides_is_a_fact_unless_it_is_empty() {
    Differences found =
        Snapshots.compare(
            Snapshots.of(Trees.mapping("a", held("x"), "b", held(""), "c", held("y"))),
            Snapshots.of(Trees.mapping("a", held("x"), "b", held(""), "c", held("z"))));
    assertEquals(List.of("config/app/c DIFFERENT"), said(found));
    assertEquals(
        List.of("equal-secret config/app/a"),
        found.facts().stream().map(f -> f.kind() + " " + f.item()).toList());
    assertEquals("both environments use the same secret", found.facts().getFirst().message());
  }

  private static Set<Trait> traits(Object left, Object right) {
    Difference found =
        Snapshots.differences(Trees.mapping("v", left), Trees.mapping("v", right)).getFirst();
    return ((Difference.Changed) found).traits();
  }

  @Test
  void the_traits_of_a_change() {
    assertEquals(Set.of(), traits("a", "b"));
    assertEquals(Set.of(Trait.TYPE_ONLY), traits("1", 1));
    assertEquals(Set.of(Trait.TYPE_ONLY), traits(true, "true"));
    assertEquals(Set.of(Trait.WHITESPACE_ONLY), traits("a", "a\n"));
    assertEquals(Set.of(Trait.WHITESPACE_ONLY), traits(" a", "a"));
    assertEquals(Set.of(Trait.WHITESPACE_ONLY), traits("a \r\nb", "a\nb"));
    assertEquals(Set.of(), traits("a b", "a  b"));
    assertEquals(Set.of(), traits("a\nb", "ab"));
    assertEquals(Set.of(Trait.EMPTY_LEFT), traits("", "a"));
    assertEquals(Set.of(Trait.EMPTY_RIGHT), traits("a", ""));
    assertEquals(Set.of(Trait.EMPTY_LEFT, Trait.WHITESPACE_ONLY), traits("", " "));
    assertEquals(Set.of(Trait.NULL_LEFT), traits(Trees.nothing(), "a"));
    assertEquals(Set.of(Trait.NULL_RIGHT), traits(1, Trees.nothing()));
    assertEquals(Set.of(Trait.NULL_LEFT, Trait.EMPTY_RIGHT), traits(Trees.nothing(), ""));
    assertEquals(Set.of(Trait.NULL_RIGHT), traits(Map.of(), Trees.nothing()));
    assertEquals(Set.of(Trait.NULL_LEFT), traits(Trees.nothing(), Map.of()));
    assertEquals(Set.of(), traits(Map.of(), "a"));
    assertEquals(Set.of(Trait.SECRET), traits(held("a"), "a"));
    assertEquals(Set.of(Trait.SECRET), traits("a", held("a")));
    assertEquals(Set.of(Trait.SECRET, Trait.NULL_RIGHT), traits(held("a"), Trees.nothing()));
    assertEquals(Set.of(Trait.SECRET), traits(held("a"), held("b")));
    assertEquals(Set.of(Trait.SECRET, Trait.WHITESPACE_ONLY), traits(held("a"), held("a\n")));
    assertEquals(Set.of(Trait.SECRET, Trait.EMPTY_LEFT), traits(held(""), held("b")));
    assertEquals(Set.of(Trait.SECRET, Trait.EMPTY_RIGHT), traits(held("a"), held("")));
    Difference image =
        Snapshots.differences(Trees.mapping("image", "nginx:1"), Trees.mapping("image", "nginx:2"))
            .getFirst();
    assertEquals(Set.of(Trait.IMAGE), ((Difference.Changed) image).traits());
  }

  @Test
  void secrets_that_cannot_be_compared_say_what_to_do() {
    Node unkeyed = secret(new Hidden.Unkeyed(false));
    var found =
        (Difference.Incomparable)
            Snapshots.differences(Trees.mapping("v", unkeyed), Trees.mapping("v", unkeyed))
                .getFirst();
    assertEquals("the two secrets were read apart, without a common key and nonce", found.why());
    assertEquals(
        "take both snapshots again with the same --secret-key-file and --nonce", found.next());
    assertTrue(found.left().isPresent());
    assertTrue(found.right().isPresent());
  }

  @Test
  void coverage_adds_up() {
    Coverage one = new Coverage(1, 2, 3, 4, 5, Map.of(ItemClass.EQUAL, 1L));
    Coverage two =
        new Coverage(10, 20, 30, 40, 50, Map.of(ItemClass.EQUAL, 2L, ItemClass.LEAK, 1L));
    assertEquals(
        new Coverage(11, 22, 33, 44, 55, Map.of(ItemClass.EQUAL, 3L, ItemClass.LEAK, 1L)),
        one.plus(two));
    assertEquals(one, one.plus(Coverage.none()));
  }

  @Test
  void one_sided_subtrees_are_one_item_and_unpaired() {
    Coverage coverage =
        Snapshots.compare(
                Snapshots.of(Trees.mapping("a", 1, "t", Trees.mapping("x", 1, "y", 2))),
                Snapshots.of(Trees.mapping("a", 1, "u", List.of(1, 2, 3))))
            .coverage();
    assertEquals(3, coverage.items());
    assertEquals(1, coverage.paired());
    assertEquals(1, coverage.counts().get(ItemClass.ONLY_LEFT));
    assertEquals(0, coverage.counts().get(ItemClass.LEAK));
  }
}
