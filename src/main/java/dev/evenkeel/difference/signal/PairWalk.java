package dev.evenkeel.difference.signal;

import dev.evenkeel.snapshot.Document.Shape;
import dev.evenkeel.snapshot.ListKey;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.Sequence;
import dev.evenkeel.value.ItemPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Goes through two trees at once and stops at every leaf. Elements of lists are partners by their
 * name, key or id, else by their place: good enough to say "on both sides", which is all it is for.
 */
final class PairWalk {
  private static final List<String> NAME = List.of(ListKey.BY_CUSTOM.getFirst());

  private final List<String> path = new ArrayList<>();
  private final Spot spot = new Spot(path);
  private final Key.Cache keys = new Key.Cache();
  private final Consumer<Spot> visitor;

  PairWalk(Consumer<Spot> visitor) {
    this.visitor = visitor;
  }

  /** Walks a document of both sides; null where a side has no such document. */
  void walk(ItemPath item, Shape shape, @Nullable Node left, @Nullable Node right) {
    path.clear();
    path.addAll(item.segments());
    spot.shape = shape;
    Key name = keys.of(item.last());
    go(left, right, name, keys.of(""), left == null || right == null);
  }

  /**
   * Walks on.
   *
   * @param key the key of the nodes, for an element of a list its name
   * @param alone whether all of this stands on one side
   */
  private void go(@Nullable Node left, @Nullable Node right, Key key, Key parent, boolean alone) {
    if (left instanceof Mapping || right instanceof Mapping) {
      mapping(
          left instanceof Mapping l ? l : null,
          right instanceof Mapping r ? r : null,
          key,
          alone || !(left instanceof Mapping && right instanceof Mapping));
    } else if (left instanceof Sequence || right instanceof Sequence) {
      sequence(
          left instanceof Sequence l ? l : null,
          right instanceof Sequence r ? r : null,
          key,
          alone || !(left instanceof Sequence && right instanceof Sequence));
    } else {
      spot.left = left;
      spot.right = right;
      spot.key = key;
      spot.parent = parent;
      spot.alone = alone;
      visitor.accept(spot);
    }
  }

  private void mapping(@Nullable Mapping left, @Nullable Mapping right, Key key, boolean alone) {
    if (left != null) {
      for (int i = 0; i < left.size(); i++) {
        String name = left.key(i);
        child(name, key, left.value(i), partner(right, name, i), alone);
      }
    }
    if (right != null) {
      for (int i = 0; i < right.size(); i++) {
        if (left == null || partner(left, right.key(i), i) == null) {
          child(right.key(i), key, null, right.value(i), alone);
        }
      }
    }
  }

  /** Both sides mostly have their keys in one order: the same place is tried first. */
  private static @Nullable Node partner(@Nullable Mapping other, String name, int place) {
    if (other == null) {
      return null;
    }
    return place < other.size() && other.key(place).equals(name)
        ? other.value(place)
        : other.get(name);
  }

  private void child(
      String name, Key above, @Nullable Node left, @Nullable Node right, boolean alone) {
    path.add(name);
    // In {name: DEBUG, value: "true"} it is the element's name that says what the value is.
    boolean named = name.equals("value");
    go(left, right, named ? above : keys.of(name), above, alone);
    path.removeLast();
  }

  private void sequence(@Nullable Sequence left, @Nullable Sequence right, Key key, boolean alone) {
    if (left != null && right != null && inStep(left, right, alone)) {
      return;
    }
    Optional<String> field = field(left, right);
    if (field.isPresent()) {
      named(List.of(field.get()), left, right, alone);
      return;
    }
    int l = left == null ? 0 : left.size();
    int r = right == null ? 0 : right.size();
    for (int i = 0; i < Math.max(l, r); i++) {
      Node a = left != null && i < l ? left.get(i) : null;
      Node b = right != null && i < r ? right.get(i) : null;
      path.add(left == null || i < l ? Integer.toString(i) : "+" + i);
      go(a, b, key, key, alone);
      path.removeLast();
    }
  }

  /** The common case: both lists name the same elements by {@code name}, in one order. */
  private boolean inStep(Sequence left, Sequence right, boolean alone) {
    int size = left.size();
    if (size == 0
        || size != right.size()
        || left.get(0) instanceof Scalar
        || !(size == 1 || ListKey.tellsApart(left, NAME))) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      String name = ListKey.nameOf(left.get(i), NAME);
      if (name == null || !name.equals(ListKey.nameOf(right.get(i), NAME))) {
        return false;
      }
    }
    for (int i = 0; i < size; i++) {
      element(String.valueOf(ListKey.nameOf(left.get(i), NAME)), left.get(i), right.get(i), alone);
    }
    return true;
  }

  private static Optional<String> field(@Nullable Sequence left, @Nullable Sequence right) {
    Sequence first = left == null || left.size() == 0 ? right : left;
    if (first == null || first.size() == 0 || first.get(0) instanceof Scalar) {
      return Optional.empty();
    }
    for (String field : ListKey.BY_CUSTOM) {
      List<String> one = List.of(field);
      if ((left == null || ListKey.tellsApart(left, one))
          && (right == null || ListKey.tellsApart(right, one))) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }

  private void named(
      List<String> field, @Nullable Sequence left, @Nullable Sequence right, boolean alone) {
    Map<String, Node> partners = new HashMap<>();
    for (int i = 0; right != null && i < right.size(); i++) {
      partners.put(String.valueOf(ListKey.nameOf(right.get(i), field)), right.get(i));
    }
    for (int i = 0; left != null && i < left.size(); i++) {
      String name = String.valueOf(ListKey.nameOf(left.get(i), field));
      element(name, left.get(i), partners.remove(name), alone);
    }
    for (int i = 0; right != null && i < right.size(); i++) {
      String name = String.valueOf(ListKey.nameOf(right.get(i), field));
      if (partners.containsKey(name)) {
        element(name, null, right.get(i), alone);
      }
    }
  }

  private void element(String name, @Nullable Node left, @Nullable Node right, boolean alone) {
    path.add(name);
    Key key = keys.of(name);
    go(left, right, key, key, alone);
    path.removeLast();
  }
}
