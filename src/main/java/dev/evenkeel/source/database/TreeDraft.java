package dev.evenkeel.source.database;

import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Document.Shape;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.ScalarType;
import dev.evenkeel.snapshot.Origin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A catalog's tree while it is read: objects below their kinds ({@code table/users/column/email}),
 * facets as leaves. A facet that is not there is left out, so that the two sides of a catalog never
 * differ by an empty word. Objects stand in the order in which they are first named.
 */
public final class TreeDraft {
  private final Branch root = new Branch();

  /** What a branch holds: branches, or leaves. */
  private static final class Branch {
    final Map<String, Object> below = new LinkedHashMap<>();
  }

  /** Makes sure that the object is there, though it may have no facet. */
  public TreeDraft object(List<String> path) {
    branch(path);
    return this;
  }

  /** A facet as text; left out where it is null or empty. */
  public TreeDraft facet(List<String> object, String name, @Nullable String text) {
    if (text != null && !text.isEmpty()) {
      branch(object).below.put(name, new Leaf(ScalarType.STRING, text));
    }
    return this;
  }

  /** A facet that is true; left out where it is false. */
  public TreeDraft flag(List<String> object, String name, boolean value) {
    if (value) {
      branch(object).below.put(name, new Leaf(ScalarType.BOOLEAN, "true"));
    }
    return this;
  }

  public TreeDraft number(List<String> object, String name, long value) {
    branch(object).below.put(name, new Leaf(ScalarType.INTEGER, Long.toString(value)));
    return this;
  }

  /** A facet that may not be read: never equal to anything. */
  public TreeDraft unreadable(List<String> object, String name, String why, String next) {
    branch(object).below.put(name, new Gap(why, next));
    return this;
  }

  /** Takes a facet or an object away, where it is there. */
  public TreeDraft remove(List<String> object, String name) {
    branch(object).below.remove(name);
    return this;
  }

  public Optional<String> text(List<String> object, String name) {
    return branch(object).below.get(name) instanceof Leaf leaf
        ? Optional.of(leaf.text())
        : Optional.empty();
  }

  public boolean has(List<String> object) {
    Branch here = root;
    for (String segment : object) {
      if (!(here.below.get(segment) instanceof Branch next)) {
        return false;
      }
      here = next;
    }
    return true;
  }

  /** The tree; the place of every leaf is the path of its object. */
  public Document document(String area) {
    return new Document(List.of(), node(root, ""), new Shape.Catalog(area));
  }

  private record Leaf(ScalarType type, String text) {}

  private record Gap(String why, String next) {}

  private Branch branch(List<String> path) {
    Branch here = root;
    for (String segment : path) {
      here = (Branch) here.below.computeIfAbsent(segment, s -> new Branch());
    }
    return here;
  }

  private static Node node(Branch branch, String path) {
    Origin origin = Origin.of(path.isEmpty() ? "catalog" : path);
    Map<String, Node> nodes = new LinkedHashMap<>(branch.below.size() * 2);
    branch.below.forEach(
        (name, below) ->
            nodes.put(
                name,
                switch (below) {
                  case Leaf leaf -> new Scalar(leaf.type(), leaf.text(), origin, 0);
                  case Gap gap -> new Node.Unreadable(gap.why(), gap.next(), origin, 0);
                  default -> node((Branch) below, path.isEmpty() ? name : path + "/" + name);
                }));
    return Mapping.of(nodes, origin, 0);
  }
}
