package dev.evenkeel.source.file.embedded;

import dev.evenkeel.snapshot.Masked;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.Sequence;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.source.file.format.Limits;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** A tree at another origin; none where it is too deep, too large or not readable throughout. */
final class Rebased {
  private final Origin origin;
  private int left = Limits.EMBEDDED_NODES;

  private Rebased(Origin origin) {
    this.origin = origin;
  }

  /** Only a mapping or a sequence: a text that holds a lone scalar is a text. */
  static @Nullable Node onto(Origin origin, Node root, int depth) {
    return root instanceof Scalar ? null : new Rebased(origin).node(root, depth);
  }

  private @Nullable Node node(Node node, int depth) {
    if (depth <= 0 || --left < 0) {
      return null;
    }
    return switch (node) {
      case Mapping mapping -> {
        var values = new ArrayList<Node>(mapping.size());
        for (int i = 0; i < mapping.size(); i++) {
          Node value = node(mapping.value(i), depth - 1);
          if (value == null) {
            yield null;
          }
          values.add(value);
        }
        yield Mapping.of(mapping.keys(), values, origin, mapping.line());
      }
      case Sequence sequence -> {
        var elements = new ArrayList<Node>(sequence.size());
        for (int i = 0; i < sequence.size(); i++) {
          Node element = node(sequence.get(i), depth - 1);
          if (element == null) {
            yield null;
          }
          elements.add(element);
        }
        yield Sequence.of(elements, origin, sequence.line());
      }
      case Scalar scalar -> new Scalar(scalar.type(), scalar.text(), origin, scalar.line());
      // A mask is what the document holds; a template is a sign that it is none.
      case Node.Unreadable unreadable ->
          Masked.isStandIn(unreadable)
              ? new Node.Unreadable(unreadable.why(), unreadable.next(), origin, node.line())
              : null;
      case Node.Secret secret -> null;
    };
  }
}
