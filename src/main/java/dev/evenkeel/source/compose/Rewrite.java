package dev.evenkeel.source.compose;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.ScalarType;
import dev.evenkeel.snapshot.Node.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Small changes to trees: the place of everything else stays. */
final class Rewrite {
  private Rewrite() {}

  /** Another value for some keys; null takes the key out. */
  static Mapping values(Mapping mapping, BiFunction<String, Node, @Nullable Node> change) {
    Map<String, Node> changed = new LinkedHashMap<>();
    for (int i = 0; i < mapping.size(); i++) {
      Node value = change.apply(mapping.key(i), mapping.value(i));
      if (value != null) {
        changed.put(mapping.key(i), value);
      }
    }
    return Mapping.of(changed, mapping.origin(), mapping.line());
  }

  /** Changes every value where the node is a mapping. */
  static Node each(Node node, UnaryOperator<Node> change) {
    return node instanceof Mapping mapping
        ? values(mapping, (key, value) -> change.apply(value))
        : node;
  }

  /** Changes every element where the node is a list. */
  static Node elements(Node node, UnaryOperator<Node> change) {
    if (!(node instanceof Sequence sequence)) {
      return node;
    }
    return sequence(sequence.elements().stream().map(change).toList(), sequence);
  }

  static Sequence sequence(List<? extends Node> elements, Node at) {
    return Sequence.of(elements, at.origin(), at.line());
  }

  static Mapping mapping(Map<String, ? extends Node> entries, Node at) {
    return Mapping.of(entries, at.origin(), at.line());
  }

  /** The mapping with an entry where it has none of that name. */
  static Mapping withDefault(Mapping mapping, String key, Node value) {
    if (mapping.get(key) != null) {
      return mapping;
    }
    Map<String, Node> entries = mapping.asMap();
    entries.put(key, value);
    return mapping(entries, mapping);
  }

  static Mapping without(Mapping mapping, String unwanted) {
    return mapping.get(unwanted) == null
        ? mapping
        : values(mapping, (key, value) -> key.equals(unwanted) ? null : value);
  }

  static Scalar text(String text, Node at) {
    return Scalar.string(text, at.origin(), at.line());
  }

  static Scalar of(ScalarType type, String text, Node at) {
    return new Scalar(type, text, at.origin(), at.line());
  }

  static Scalar nothing(Node at) {
    return of(ScalarType.NULL, "", at);
  }

  static boolean isNull(@Nullable Node node) {
    return node instanceof Scalar scalar && scalar.type() == ScalarType.NULL;
  }

  /** A number or a boolean as the text that reaches the container; anything else as it is. */
  static Node asText(Node node) {
    return node instanceof Scalar scalar
            && scalar.type() != ScalarType.NULL
            && scalar.type() != ScalarType.STRING
        ? text(scalar.text(), scalar)
        : node;
  }

  static List<Node> listed(Node node) {
    return node instanceof Sequence sequence ? sequence.elements() : new ArrayList<>(List.of(node));
  }
}
