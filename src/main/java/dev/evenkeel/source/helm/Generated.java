package dev.evenkeel.source.helm;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.Sequence;
import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.source.file.format.Parsed;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Marks what a second rendering of the same chart and values gives differently.
 *
 * @param kept the first rendering, each such leaf unreadable
 * @param unnamed objects whose very name is made anew
 */
record Generated(Parsed kept, List<Unread> unnamed) {
  private static final String WHY =
      "made anew at each rendering: two renderings of the same chart and values differ here";
  private static final String NEXT =
      "give the chart this value, or declare an allowance with expect: any at this exact path";

  static Generated between(Parsed first, Parsed second) {
    Map<String, Deque<Node>> others = new HashMap<>();
    for (Node root : second.documents()) {
      others.computeIfAbsent(identity(root), key -> new ArrayDeque<>()).add(root);
    }
    var trees = new ArrayList<Parsed.Tree>();
    var unnamed = new ArrayList<Unread>();
    for (Parsed.Tree tree : first.trees()) {
      Deque<Node> partners = others.get(identity(tree.root()));
      Node partner = partners == null ? null : partners.poll();
      if (partner != null) {
        trees.add(new Parsed.Tree(tree.within(), marked(tree.root(), partner), tree.notes()));
      } else {
        unnamed.add(unnamed(tree.root()));
      }
    }
    return new Generated(new Parsed(trees, first.unread()), unnamed);
  }

  private static Unread unnamed(Node root) {
    String kind = root instanceof Mapping object ? String.valueOf(object.text("kind")) : "document";
    return new Unread(
        "object",
        List.of(kind),
        root.at(),
        "an object of kind " + kind + " whose name is made anew at each rendering",
        "give it a fixed name, so that it can be compared");
  }

  private static String identity(Node root) {
    return root instanceof Mapping object
        ? String.join(
            "\n",
            String.valueOf(object.text("apiVersion")),
            String.valueOf(object.text("kind")),
            String.valueOf(object.text("metadata", "namespace")),
            String.valueOf(object.text("metadata", "name")))
        : "";
  }

  private static Node marked(Node node, @Nullable Node other) {
    return switch (node) {
      case Mapping mapping when other instanceof Mapping partner -> {
        var values = new ArrayList<Node>(mapping.size());
        for (int i = 0; i < mapping.size(); i++) {
          values.add(marked(mapping.value(i), partner.get(mapping.key(i))));
        }
        yield mapping.withValues(values);
      }
      case Sequence sequence
          when other instanceof Sequence partner && partner.size() == sequence.size() -> {
        var values = new ArrayList<Node>(sequence.size());
        for (int i = 0; i < sequence.size(); i++) {
          values.add(marked(sequence.get(i), partner.get(i)));
        }
        yield Sequence.of(values, sequence.origin(), sequence.line());
      }
      case Scalar scalar
          when other instanceof Scalar partner
              && partner.text().equals(scalar.text())
              && partner.type() == scalar.type() ->
          scalar;
      case Node.Unreadable unreadable when other instanceof Node.Unreadable -> unreadable;
      default -> new Node.Unreadable(WHY, NEXT, node.origin(), node.line());
    };
  }
}
