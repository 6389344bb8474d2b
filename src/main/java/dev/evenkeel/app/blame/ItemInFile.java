package dev.evenkeel.app.blame;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.source.file.FormatReaders;
import dev.evenkeel.source.file.NamedPath;
import dev.evenkeel.source.file.format.Parsed;
import dev.evenkeel.value.ItemPath;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Predicate;

/**
 * Whether a version of a file has an item. A version is read once, whatever is looked for in it.
 */
final class ItemInFile {
  /** Area and source. */
  private static final int ABOVE_SOURCE = 2;

  /** Area, source, kind, namespace and name. */
  private static final int ABOVE_FIELDS = 5;

  /** By the array itself: git gives one for each version. */
  private final Map<byte[], Parsed> versions = new WeakHashMap<>();

  Predicate<byte[]> of(ItemPath item, NamedPath file) {
    List<String> segments = item.segments();
    return content -> {
      Parsed parsed = versions.computeIfAbsent(content, c -> FormatReaders.read(c, file));
      return parsed.trees().stream()
          .anyMatch(
              tree ->
                  item.area().equals("object")
                      ? object(tree.root(), segments)
                      : config(tree.root(), segments));
    };
  }

  /** The first segments may be the file's own path, which its content does not know. */
  private static boolean config(Node root, List<String> segments) {
    for (int from = ABOVE_SOURCE; from < segments.size(); from++) {
      if (has(root, segments.subList(from, segments.size()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean object(Node root, List<String> segments) {
    if (segments.size() < ABOVE_FIELDS || !(root instanceof Node.Mapping object)) {
      return false;
    }
    String kind = segments.get(2);
    String name = segments.get(ABOVE_FIELDS - 1);
    boolean same =
        (kind + ".").startsWith(object.text("kind") + ".")
            && (name.contains("${") || name.equals(object.text("metadata", "name")));
    return same && has(root, segments.subList(ABOVE_FIELDS, segments.size()));
  }

  private static boolean has(Node node, List<String> path) {
    if (path.isEmpty()) {
      return true;
    }
    String first = path.getFirst();
    List<String> rest = path.subList(1, path.size());
    return switch (node) {
      case Node.Mapping mapping -> {
        Node below = mapping.get(first);
        yield below != null && has(below, rest);
      }
      case Node.Sequence sequence -> {
        for (int i = 0; i < sequence.size(); i++) {
          if (bears(sequence.get(i), first, i) && has(sequence.get(i), rest)) {
            yield true;
          }
        }
        yield false;
      }
      default -> false;
    };
  }

  private static boolean bears(Node element, String segment, int index) {
    return segment.equals(Integer.toString(index))
        || segment.equals("+" + index)
        || (element instanceof Node.Mapping mapping
            && List.of("name", "key", "id").stream()
                .anyMatch(key -> segment.equals(mapping.text(key))));
  }
}
