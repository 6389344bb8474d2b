package dev.evenkeel.arbitrary;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;

/** Changes to one place of a tree. A place is a path of keys and indices. */
public final class Edits {
  /** A place in a tree, and what stands there. */
  public record Place(List<Object> path, Node node) {
    public boolean isElement() {
      return !path.isEmpty() && path.getLast() instanceof Integer;
    }

    /** The last key, or the empty string for the root or an element of a list. */
    public String key() {
      return path.isEmpty() || isElement() ? "" : (String) path.getLast();
    }
  }

  private Edits() {}

  /** Every place in document order, the root first. */
  public static List<Place> places(Node root) {
    var places = new ArrayList<Place>();
    collect(root, List.of(), places);
    return places;
  }

  private static void collect(Node node, List<Object> path, List<Place> places) {
    places.add(new Place(path, node));
    switch (node) {
      case Mapping mapping -> {
        for (int i = 0; i < mapping.size(); i++) {
          collect(mapping.value(i), with(path, mapping.key(i)), places);
        }
      }
      case Sequence sequence -> {
        for (int i = 0; i < sequence.size(); i++) {
          collect(sequence.get(i), with(path, i), places);
        }
      }
      default -> {}
    }
  }

  /** One of the places that are wanted; empty where the tree has none. */
  public static java.util.Optional<Place> some(Node root, Random random, Predicate<Place> wanted) {
    List<Place> places = places(root).stream().filter(wanted).toList();
    return places.isEmpty()
        ? java.util.Optional.empty()
        : java.util.Optional.of(places.get(random.nextInt(places.size())));
  }

  public static Node replace(Node root, List<Object> path, Node by) {
    if (path.isEmpty()) {
      return by;
    }
    List<Object> rest = path.subList(1, path.size());
    return switch (root) {
      case Mapping mapping -> {
        Map<String, Node> entries = mapping.asMap();
        String key = (String) path.getFirst();
        entries.put(key, replace(Objects.requireNonNull(entries.get(key)), rest, by));
        yield Nodes.mapping(entries);
      }
      case Sequence sequence -> {
        List<Node> elements = sequence.elements();
        int index = (Integer) path.getFirst();
        elements.set(index, replace(elements.get(index), rest, by));
        yield Nodes.sequence(elements);
      }
      default -> throw new IllegalArgumentException("no place below a leaf");
    };
  }

  public static Node remove(Node root, List<Object> path) {
    List<Object> parent = path.subList(0, path.size() - 1);
    Node changed =
        switch (at(root, parent)) {
          case Mapping mapping -> {
            Map<String, Node> entries = mapping.asMap();
            entries.remove((String) path.getLast());
            yield Nodes.mapping(entries);
          }
          case Sequence sequence -> {
            List<Node> elements = sequence.elements();
            elements.remove((int) (Integer) path.getLast());
            yield Nodes.sequence(elements);
          }
          default -> throw new IllegalArgumentException("no place below a leaf");
        };
    return replace(root, parent, changed);
  }

  /** Puts one more entry into the mapping at the path, at a random position. */
  public static Node add(Node root, List<Object> path, String key, Node value, Random random) {
    Mapping mapping = (Mapping) at(root, path);
    int position = random.nextInt(mapping.size() + 1);
    var entries = new LinkedHashMap<String, Node>();
    for (int i = 0; i <= mapping.size(); i++) {
      if (i == position) {
        entries.put(key, value);
      }
      if (i < mapping.size()) {
        entries.put(mapping.key(i), mapping.value(i));
      }
    }
    return replace(root, path, Nodes.mapping(entries));
  }

  public static Node at(Node root, List<Object> path) {
    Node here = root;
    for (Object step : path) {
      here =
          switch (here) {
            case Mapping mapping -> Objects.requireNonNull(mapping.get((String) step));
            case Sequence sequence -> sequence.get((Integer) step);
            default -> throw new IllegalArgumentException("no place below a leaf");
          };
    }
    return here;
  }

  private static List<Object> with(List<Object> path, Object step) {
    var longer = new ArrayList<Object>(path);
    longer.add(step);
    return List.copyOf(longer);
  }
}
