package dev.evenkeel.source.compose;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Sequence;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Takes out top-level {@code x-} entries that only hold anchors: every leaf of theirs is used by an
 * alias elsewhere and is compared there. An alias shares the node, so identity tells.
 */
final class SharedFragments {
  private final Set<Node> used = Collections.newSetFromMap(new IdentityHashMap<>());

  private SharedFragments() {}

  static Mapping without(Mapping root) {
    var fragments = new SharedFragments();
    for (int i = 0; i < root.size(); i++) {
      if (!root.key(i).startsWith("x-")) {
        fragments.note(root.value(i));
      }
    }
    return Rewrite.values(
        root,
        (key, value) ->
            key.equals("version") || (key.startsWith("x-") && fragments.allUsed(value))
                ? null
                : value);
  }

  private void note(Node node) {
    if (!used.add(node)) {
      return;
    }
    if (node instanceof Mapping mapping) {
      mapping.asMap().values().forEach(this::note);
    } else if (node instanceof Sequence sequence) {
      sequence.elements().forEach(this::note);
    }
  }

  private boolean allUsed(Node node) {
    if (used.contains(node)) {
      return true;
    }
    return node instanceof Mapping mapping
        && mapping.size() > 0
        && mapping.asMap().values().stream().allMatch(this::allUsed);
  }
}
