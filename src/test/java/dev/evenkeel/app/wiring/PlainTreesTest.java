package dev.evenkeel.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.ScalarType;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.snapshot.Trees;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTreesTest {
  @Test
  void theCatalogueIsReadAsItsYamlIs() {
    List<Node> yaml = BuiltInChecks.yaml();
    assertTrue(yaml.size() > 100, "only " + yaml.size());
    List<Node> read = PlainTrees.read(BuiltInChecks.trees());
    assertEquals(all(yaml), all(read));
  }

  private static List<String> all(List<Node> trees) {
    return trees.stream().map(PlainTreesTest::all).toList();
  }

  /** All that a tree holds, and where. */
  private static String all(Node node) {
    return switch (node) {
      case Node.Mapping mapping ->
          node.at()
              + mapping.keys()
              + all(IntStream.range(0, mapping.size()).mapToObj(mapping::value).toList());
      case Node.Sequence list -> node.at() + all(list.elements());
      default -> node.at() + node;
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a\nb\n", "\\n", "\\", "\r\n", "a\\\nb", "K0 M3 5", "é☃"})
  void whateverATextHoldsIsReadBack(String text) {
    for (Node node :
        new Node[] {
          Trees.of(text),
          Trees.mapping(text, text),
          Trees.sequence(text, text),
          Trees.sequence(),
          Trees.mapping(),
          Trees.mapping("a", Trees.sequence(Trees.mapping(text, 1), true), "b", Trees.nothing()),
          new Node.Scalar(ScalarType.FLOAT, "1.5", Origin.of(text), 7)
        }) {
      List<Node> two = List.of(node, Trees.of("next"));
      assertEquals(all(two), all(PlainTrees.read(PlainTrees.write(two))));
    }
  }

  @Test
  void whatIsNoPlainValueIsRefused() {
    Node unreadable = new Node.Unreadable("masked", "unmask it", Origin.of("x"), 3);
    assertThrows(
        IllegalArgumentException.class,
        () -> PlainTrees.write(List.of(Trees.sequence(unreadable))));
  }
}
