package dev.evenkeel.difference.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.snapshot.Document.Shape;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Trees;
import dev.evenkeel.source.file.yaml.YamlReader;
import dev.evenkeel.value.ItemPath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which leaves stand beside each other. */
class PairWalkTest {
  private static final ItemPath TOP = ItemPath.of("config", "app");

  private static Node yaml(String text) {
    return new YamlReader()
        .read(text.getBytes(StandardCharsets.UTF_8), "a.yaml")
        .trees()
        .getFirst()
        .root();
  }

  /** A list {@code l} on both sides; {@code path left|right}, with ! where it stands alone. */
  private static List<String> lists(String left, String right) {
    return walked(yaml("l: " + left), yaml("l: " + right)).stream()
        .map(seen -> seen.replaceFirst("^config/app/l/?", ""))
        .toList();
  }

  private static List<String> walked(@Nullable Node left, @Nullable Node right) {
    var seen = new ArrayList<String>();
    var walk = new PairWalk(spot -> seen.add(said(spot)));
    walk.walk(TOP, new Shape.Plain(), left, right);
    return seen;
  }

  private static String said(Spot spot) {
    return spot.item() + " " + spot.leftText() + "|" + spot.rightText() + (spot.alone ? "!" : "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        // by their place
        "[1, 2]; [1, 3]; 0 1|1, 1 2|3",
        "[1]; [1, 2, 3]; 0 1|1, +1 null|2, +2 null|3",
        "[1, 2, 3]; [1]; 0 1|1, 1 2|null, 2 3|null",
        "[[1]]; [[2, 3]]; 0/0 1|2, 0/+1 null|3",
        // by name, key or id, in one order and in two
        "[{name: a, v: 1}]; [{name: a, v: 2}]; a/name a|a, a/v 1|2",
        "[{name: a, v: 1}, {name: b, v: 2}]; [{name: a, v: 3}, {name: b, v: 4}];"
            + " a/name a|a, a/v 1|3, b/name b|b, b/v 2|4",
        "[{name: a, v: 1}, {name: b, v: 2}]; [{name: b, v: 4}, {name: a, v: 3}];"
            + " a/name a|a, a/v 1|3, b/name b|b, b/v 2|4",
        "[{name: a}]; [{name: b}]; a/name a|null!, b/name null|b!",
        "[{name: a}, {name: b}]; [{name: a}, {name: c}];"
            + " a/name a|a, b/name b|null!, c/name null|c!",
        "[{name: a}]; [{name: b}, {name: a}]; a/name a|a, b/name null|b!",
        "[{key: a, v: 1}]; [{key: a, v: 2}]; a/key a|a, a/v 1|2",
        "[{id: 7, v: 1}]; [{id: 7, v: 2}]; 7/id 7|7, 7/v 1|2",
        // a name that stands twice tells nothing apart
        "[{name: a, v: 1}, {name: a, v: 2}]; [{name: a, v: 1}, {name: a, v: 3}];"
            + " 0/name a|a, 0/v 1|1, 1/name a|a, 1/v 2|3",
        "[{name: a, id: 1}, {name: a, id: 2}]; [{name: a, id: 2}, {name: a, id: 1}];"
            + " 1/name a|a, 1/id 1|1, 2/name a|a, 2/id 2|2",
        "[{name: a}, {name: b}]; [{name: a}, {name: a}];" + " 0/name a|a, 1/name b|a",
        // one side empty, or of another kind
        "[]; [{name: a}]; a/name null|a!",
        "[{name: a}]; []; a/name a|null!",
        "[]; [1]; +0 null|1",
        "[1]; [{name: a}]; 0/name null|a!",
        "[{v: 1}]; [{v: 2}]; 0/v 1|2",
        "[{v: 1}]; [1]; 0/v 1|null!",
        "1; [1, {name: a}]; 0 null|1!, 1/name null|a!",
        "1; [{name: a}]; a/name null|a!",
        "[{name: a}]; 1; a/name a|null!",
        "{a: 1}; [1]; a 1|null!",
        "{a: 1}; 1; a 1|null!"
      })
  void theElementsOfListsMeet(String left, String right, String seen) {
    assertEquals(List.of(seen.split(", ")), lists(left, right));
  }

  @Test
  void twoEmptyListsHaveNoLeaves() {
    assertEquals(List.of(), lists("[]", "[]"));
  }

  @Test
  void keysOfMappingsMeetInWhateverOrder() {
    assertEquals(
        List.of(
            "config/app/a 1|1", "config/app/b 2|null", "config/app/c 3|4", "config/app/d null|5"),
        walked(yaml("{a: 1, b: 2, c: 3}"), yaml("{c: 4, d: 5, a: 1}")));
  }

  @Test
  void aDocumentOfOneSideStandsAlone() {
    assertEquals(List.of("config/app/a 1|null!"), walked(yaml("a: 1"), null));
    assertEquals(List.of("config/app/a/0 null|1!"), walked(null, yaml("a: [1]")));
    assertEquals(List.of("config/app x|null!"), walked(Trees.of("x"), null));
  }

  @Test
  void oneWalkLeavesNothingForTheNext() {
    var seen = new ArrayList<String>();
    var walk = new PairWalk(spot -> seen.add(said(spot)));
    walk.walk(TOP, new Shape.Plain(), yaml("a: 1"), yaml("a: 1"));
    walk.walk(ItemPath.of("config", "b"), new Shape.Plain(), yaml("c: 1"), yaml("c: 2"));
    assertEquals(List.of("config/app/a 1|1", "config/b/c 1|2"), seen);
  }

  @Test
  void aValueIsJudgedByWhatNamesItsElement() {
    var keys = new ArrayList<String>();
    var walk = new PairWalk(spot -> keys.add(spot.parent.name() + ">" + spot.key.name()));
    Node tree = yaml("env: [{name: DEBUG, value: x}]\nmore: {deep: y}\nlist: [z]");
    walk.walk(TOP, new Shape.Plain(), tree, tree);
    assertEquals(List.of("DEBUG>name", "DEBUG>DEBUG", "more>deep", "list>list"), keys);
  }

  @Test
  void aKeyIsJudgedByItsOwnSpellingEvenWhereTwoHashAlike() {
    assertEquals("Aa".hashCode(), "BB".hashCode());
    var keys = new Key.Cache();
    for (String name : List.of("Aa", "BB", "Aa", "BB")) {
      assertEquals(name, keys.of(name).name());
    }
  }
}
