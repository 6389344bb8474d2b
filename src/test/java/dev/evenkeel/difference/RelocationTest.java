package dev.evenkeel.difference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.arbitrary.Snapshots;
import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Tokens;
import dev.evenkeel.snapshot.Trees;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RelocationTest {
  private static List<String> said(Differences differences) {
    return differences.differences().stream()
        .map(
            d ->
                d instanceof Difference.Moved moved
                    ? moved.item() + " -> " + moved.rightItem()
                    : d.item() + " " + d.itemClass())
        .sorted()
        .toList();
  }

  private static Differences compare(Node left, Node right) {
    return Snapshots.compare(Snapshots.of(left), Snapshots.of(right));
  }

  @Test
  void a_slip_of_indentation_is_one_finding() {
    Node left = Trees.mapping("a", Trees.mapping("x", 1, "y", 2), "b", Trees.mapping("z", 3));
    Node right = Trees.mapping("a", Trees.mapping("x", 1), "b", Trees.mapping("z", 3, "y", 2));
    Differences found = compare(left, right);
    assertEquals(List.of("config/app/a/y -> config/app/b/y"), said(found));
    assertEquals(3, found.coverage().items());
    assertEquals(3, found.coverage().paired());
    assertEquals(1, found.coverage().counts().get(ItemClass.DIFFERENT));
    assertEquals(0, found.coverage().counts().get(ItemClass.ONLY_LEFT));
    assertEquals(0, found.coverage().counts().get(ItemClass.ONLY_RIGHT));
    assertEquals(List.of("config/app/b/y -> config/app/a/y"), said(compare(right, left)));
  }

  @Test
  void another_value_or_another_name_has_not_moved() {
    assertEquals(
        List.of("config/app/a ONLY_LEFT", "config/app/b ONLY_RIGHT"),
        said(compare(Trees.mapping("k", 0, "a", 1), Trees.mapping("k", 0, "b", 1))));
    assertEquals(
        List.of("config/app/a/y ONLY_LEFT", "config/app/b/y ONLY_RIGHT"),
        said(
            compare(
                Trees.mapping("a", Trees.mapping("x", 1, "y", 2), "b", Map.of("z", 1)),
                Trees.mapping("a", Trees.mapping("x", 1), "b", Trees.mapping("z", 1, "y", "2")))));
  }

  @Test
  void where_two_could_have_moved_none_is_said_to_have() {
    Node left = Trees.mapping("a", Map.of("y", 2), "b", Map.of(), "c", Map.of());
    Node right = Trees.mapping("a", Map.of(), "b", Map.of("y", 2), "c", Map.of("y", 2));
    assertEquals(
        List.of(
            "config/app/a/y ONLY_LEFT", "config/app/b/y ONLY_RIGHT", "config/app/c/y ONLY_RIGHT"),
        said(compare(left, right)));
  }

  @Test
  void a_part_of_a_missing_subtree_can_have_moved() {
    Node left = Trees.mapping("k", 0, "a", Trees.mapping("x", 1, "y", 2));
    Node right = Trees.mapping("k", 0, "y", 2);
    assertEquals(
        List.of("config/app/a ONLY_LEFT", "config/app/a/y -> config/app/y"),
        said(compare(left, right)));
    assertEquals(
        List.of("config/app/a ONLY_RIGHT", "config/app/y -> config/app/a/y"),
        said(compare(right, left)));
  }

  @Test
  void a_wrapper_around_one_key_is_all_of_it() {
    Node left = Trees.mapping("k", 0, "a", Map.of("b", Map.of("y", 2)));
    Node right = Trees.mapping("k", 0, "y", 2);
    assertEquals(List.of("config/app/a/b/y -> config/app/y"), said(compare(left, right)));
    Node elsewhere = Trees.mapping("k", 0, "c", Map.of("y", 2));
    assertEquals(List.of("config/app/a/b/y -> config/app/c/y"), said(compare(left, elsewhere)));
  }

  @Test
  void parts_of_two_missing_subtrees_have_not_moved() {
    Node left = Trees.mapping("k", 0, "a", Trees.mapping("x", 1, "y", 2));
    Node right = Trees.mapping("k", 0, "b", Trees.mapping("z", 3, "y", 2));
    assertEquals(
        List.of("config/app/a ONLY_LEFT", "config/app/b ONLY_RIGHT"), said(compare(left, right)));
  }

  @Test
  void the_largest_part_goes_first_whatever_the_order_of_keys() {
    Node left = Trees.mapping("k", 0, "a", Trees.mapping("x", 1, "y", "larger"));
    List<String> expected =
        List.of(
            "config/app/a ONLY_LEFT", "config/app/a/y -> config/app/y", "config/app/x ONLY_RIGHT");
    assertEquals(expected, said(compare(left, Trees.mapping("k", 0, "x", 1, "y", "larger"))));
    assertEquals(expected, said(compare(left, Trees.mapping("k", 0, "y", "larger", "x", 1))));
    Node turned = Trees.mapping("k", 0, "a", Trees.mapping("y", "larger", "x", 1));
    assertEquals(expected, said(compare(turned, Trees.mapping("k", 0, "x", 1, "y", "larger"))));
  }

  @Test
  void of_two_equally_large_the_first_by_name_goes_first() {
    Node left = Trees.mapping("k", 0, "m", Trees.mapping("x", 1, "y", 2));
    List<String> expected =
        List.of(
            "config/app/m ONLY_LEFT", "config/app/m/x -> config/app/x", "config/app/y ONLY_RIGHT");
    assertEquals(expected, said(compare(left, Trees.mapping("k", 0, "x", 1, "y", 2))));
    assertEquals(expected, said(compare(left, Trees.mapping("k", 0, "y", 2, "x", 1))));
    List<String> mirrored =
        List.of(
            "config/app/m ONLY_RIGHT", "config/app/x -> config/app/m/x", "config/app/y ONLY_LEFT");
    assertEquals(mirrored, said(compare(Trees.mapping("k", 0, "y", 2, "x", 1), left)));
  }

  @Test
  void the_first_by_name_is_the_first_of_either_side() {
    Node left = Trees.mapping("k", 0, "m", Trees.mapping("x", 1, "y", 2));
    Node right = Trees.mapping("k", 0, "n", Map.of("y", 2), "z", Map.of("x", 1));
    assertEquals(
        List.of(
            "config/app/m ONLY_LEFT",
            "config/app/m/x -> config/app/z/x",
            "config/app/n ONLY_RIGHT"),
        said(compare(left, right)));
    assertEquals(
        List.of(
            "config/app/m ONLY_RIGHT",
            "config/app/n ONLY_LEFT",
            "config/app/z/x -> config/app/m/x"),
        said(compare(right, left)));
  }

  @Test
  void what_moved_is_the_same_once_the_names_are_put_in() {
    Tokens one = Snapshots.tokens("domain", "a.test");
    Tokens two = Snapshots.tokens("domain", "a.live");
    assertEquals(
        List.of("config/app/a/h -> config/app/b/h"),
        said(
            Snapshots.compare(
                Snapshots.of(one, Trees.mapping("a", Map.of("h", "a.test"), "b", Map.of())),
                Snapshots.of(two, Trees.mapping("a", Map.of(), "b", Map.of("h", "a.live"))))));
  }

  @Test
  void a_file_that_lies_elsewhere_has_moved() {
    Document here = Document.plain(List.of("d", "f.yml"), Trees.mapping("a", 1, "b", 2));
    Document there = Document.plain(List.of("e", "f.yml"), Trees.mapping("a", 1, "b", 2));
    assertEquals(
        List.of("config/app/d/f.yml -> config/app/e/f.yml"),
        said(
            Snapshots.compare(
                Snapshots.of(Tokens.none(), List.of(here)),
                Snapshots.of(Tokens.none(), List.of(there)))));
  }

  @Test
  void in_objects_it_is_looked_for_within_one_object() {
    Document one = Trees.object("v1", "ConfigMap", "n", "one", "data", Map.of("x", "1", "y", "2"));
    Document without = Trees.object("v1", "ConfigMap", "n", "one", "data", Map.of("y", "2"));
    Document two = Trees.object("v1", "ConfigMap", "n", "two", "data", Map.of("k", "1"));
    Document more = Trees.object("v1", "ConfigMap", "n", "two", "data", Map.of("k", "1", "x", "1"));
    assertEquals(
        List.of(
            "object/app/ConfigMap/n/one/data/x ONLY_LEFT",
            "object/app/ConfigMap/n/two/data/x ONLY_RIGHT"),
        said(
            Snapshots.compare(
                Snapshots.of(Tokens.none(), List.of(one, two)),
                Snapshots.of(Tokens.none(), List.of(without, more)))));
  }

  @Test
  void a_slip_below_the_seventh_level_is_not_looked_for() {
    Node deep = Trees.mapping("y", 2, "z", 3);
    for (int i = 7; i >= 1; i--) {
      deep = Trees.mapping("l" + i, deep, "m" + i, i);
    }
    assertEquals(
        List.of("config/app/a ONLY_LEFT", "config/app/y ONLY_RIGHT"),
        said(compare(Trees.mapping("k", 0, "a", deep), Trees.mapping("k", 0, "y", 2))));
    assertEquals(
        List.of("config/app/a ONLY_LEFT", "config/app/a/l1/l2/l3/l4/l5/m6 -> config/app/m6"),
        said(compare(Trees.mapping("k", 0, "a", deep), Trees.mapping("k", 0, "m6", 6))));
    assertEquals(
        List.of("config/app/a ONLY_LEFT", "config/app/m7 ONLY_RIGHT"),
        said(compare(Trees.mapping("k", 0, "a", deep), Trees.mapping("k", 0, "m7", 7))));
  }
}
