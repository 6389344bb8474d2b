package dev.evenkeel.source.kustomize;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.Sequence;
import dev.evenkeel.value.ItemPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the JSON patches (RFC 6902) of an overlay put where: leaves by their path and text. */
final class PatchOperations {
  /** Stands for every index: a patch counts in the list before it, the result after it. */
  static final String ELEMENT = "[]";

  private final Map<List<String>, Map<String, Node>> leaves = new HashMap<>();

  /** Takes a list of operations; anything else is none. */
  void add(Node root) {
    if (!(root instanceof Sequence operations)) {
      return;
    }
    for (Node element : operations.elements()) {
      if (element instanceof Mapping operation
          && operation.text("op") != null
          && operation.text("path") instanceof String path
          && operation.get("value") instanceof Node value) {
        add(segments(path), value);
      }
    }
  }

  private static List<String> segments(String pointer) {
    var segments = new ArrayList<String>();
    for (String segment : pointer.substring(pointer.startsWith("/") ? 1 : 0).split("/", -1)) {
      boolean index = segment.equals("-") || segment.chars().allMatch(Character::isDigit);
      segments.add(index ? ELEMENT : ItemPath.unescape(segment));
    }
    return segments;
  }

  private void add(List<String> path, Node value) {
    switch (value) {
      case Mapping mapping ->
          mapping.asMap().forEach((key, below) -> add(longer(path, key), below));
      case Sequence sequence ->
          sequence.elements().forEach(element -> add(longer(path, ELEMENT), element));
      case Scalar scalar ->
          leaves.computeIfAbsent(path, p -> new HashMap<>()).put(scalar.text(), scalar);
      default -> {}
    }
  }

  private static List<String> longer(List<String> path, String segment) {
    var longer = new ArrayList<>(path);
    longer.add(segment);
    return longer;
  }

  @Nullable Node find(List<String> path, String text) {
    Map<String, Node> there = leaves.get(path);
    return there == null ? null : there.get(text);
  }
}
