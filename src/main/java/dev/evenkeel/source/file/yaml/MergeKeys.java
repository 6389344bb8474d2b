package dev.evenkeel.source.file.yaml;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.source.file.format.MappingDraft;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The merge key {@code <<} of YAML 1.1, which configuration uses under YAML 1.2 as well. A key of
 * the mapping itself is stronger than a merged one; in a list of mappings an earlier one is
 * stronger (both by the merge type's text); of several {@code <<} in one mapping a later one is.
 */
final class MergeKeys {
  private MergeKeys() {}

  /**
   * The mappings a merge key's value stands for, strongest first; null where it is no such value.
   */
  static @Nullable List<Node.Mapping> mappings(Node value) {
    if (value instanceof Node.Mapping one) {
      return List.of(one);
    }
    if (!(value instanceof Node.Sequence many)) {
      return null;
    }
    var mappings = new ArrayList<Node.Mapping>();
    for (int i = 0; i < many.size(); i++) {
      if (!(many.get(i) instanceof Node.Mapping mapping)) {
        return null;
      }
      mappings.add(mapping);
    }
    return mappings;
  }

  /** What one merge key brings. */
  static MappingDraft flattened(List<Node.Mapping> strongestFirst) {
    var draft = new MappingDraft();
    for (int i = strongestFirst.size() - 1; i >= 0; i--) {
      Node.Mapping mapping = strongestFirst.get(i);
      for (int k = 0; k < mapping.size(); k++) {
        draft.put(mapping.key(k), mapping.value(k));
      }
    }
    return draft;
  }
}
