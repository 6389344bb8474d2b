package dev.evenkeel.source.database.postgresql;

import dev.evenkeel.snapshot.Hidden;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.ScalarType;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.snapshot.Placeholder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A mapping while it is being filled; keys keep the order in which they came. */
final class Branch {
  private final Origin origin;
  private final Map<String, Object> entries = new LinkedHashMap<>();

  Branch(Origin origin) {
    this.origin = origin;
  }

  /** The mapping below a key, made where there is none yet; it was read where this one was. */
  Branch at(String key) {
    return (Branch) entries.computeIfAbsent(key, k -> new Branch(origin));
  }

  /** The mapping of an object of its own. */
  Branch at(String key, String place) {
    return (Branch) entries.computeIfAbsent(key, k -> new Branch(Origin.of(place)));
  }

  Branch put(String facet, @Nullable String text) {
    if (text != null) {
      entries.put(facet, Scalar.string(text, origin, 0));
    }
    return this;
  }

  Branch put(String facet, boolean value) {
    entries.put(facet, new Scalar(ScalarType.BOOLEAN, Boolean.toString(value), origin, 0));
    return this;
  }

  /** A number as the server wrote it. */
  Branch number(String facet, @Nullable String digits) {
    if (digits != null) {
      entries.put(facet, new Scalar(ScalarType.INTEGER, digits, origin, 0));
    }
    return this;
  }

  /** A facet that stands in the tree only where it is not what everybody has. */
  Branch onlyIf(boolean unusual, String facet, @Nullable String text) {
    return unusual ? put(facet, text) : this;
  }

  /** A value that nobody may see; whether two are the same can still be told. */
  Branch secret(String facet, String text) {
    entries.put(
        facet,
        new Node.Secret(null, new Hidden.Held(text), Placeholder.isPlaceholder(text), origin, 0));
    return this;
  }

  /** A facet that the role may not see: never equal to anything. */
  Branch unreadable(String facet, String why, String next) {
    entries.put(facet, new Node.Unreadable(why, next, origin, 0));
    return this;
  }

  void remove(String key) {
    entries.remove(key);
  }

  /** What was filled in; a branch in which nothing was put is none. */
  Mapping mapping() {
    var nodes = new LinkedHashMap<String, Node>(entries.size() * 2);
    entries.forEach(
        (key, value) -> {
          Node node = value instanceof Branch branch ? branch.mapping() : (Node) value;
          if (!(node instanceof Mapping mapping && mapping.size() == 0)) {
            nodes.put(key, node);
          }
        });
    return Mapping.of(nodes, origin, 0);
  }
}
