package dev.evenkeel.source.file.layers;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Sequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list as a mapping of its indexes, and back. */
final class Indexes {
  private Indexes() {}

  /** Null for a leaf. */
  static @Nullable Mapping mapping(Node node) {
    return switch (node) {
      case Mapping mapping -> mapping;
      case Sequence sequence -> {
        var keys = new ArrayList<String>(sequence.size());
        for (int i = 0; i < sequence.size(); i++) {
          keys.add(Integer.toString(i));
        }
        yield Mapping.of(keys, sequence.elements(), sequence.origin(), sequence.line());
      }
      default -> null;
    };
  }

  /** A sequence where the keys are the indexes from 0 without a gap, in any order. */
  static Node sequence(Mapping mapping) {
    if (mapping.size() == 0 || mapping.get("0") == null) {
      return mapping;
    }
    var byKey = mapping.asMap();
    List<Node> elements = new ArrayList<>(mapping.size());
    for (int i = 0; i < mapping.size(); i++) {
      Node element = byKey.get(Integer.toString(i));
      if (element == null) {
        return mapping;
      }
      elements.add(element);
    }
    return Sequence.of(elements, mapping.origin(), mapping.line());
  }
}
