package dev.evenkeel.snapshot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One node of what a source holds: a tree of mappings, sequences and leaves, each with the place it
 * was read from. Nodes are values; the arrays inside are never changed after construction.
 */
public sealed interface Node {
  Origin origin();

  /** Line in the origin, 1-based; 0 where the origin has no lines. */
  int line();

  default String at() {
    return origin().at(line());
  }

  /** {@link #at()}, the line inside a text that holds a document, and the places it won over. */
  default String provenance() {
    String at = at();
    if (origin().text().isPresent() && line() > 1) {
      at += ", line " + line() + " of its text";
    }
    List<String> lost = origin().lost();
    return lost.isEmpty() ? at : at + " (over " + String.join(", ", lost) + ")";
  }

  /** A mapping; keys are unique, in the order read. Two parallel arrays keep large inputs small. */
  final class Mapping implements Node {
    private final String[] keys;
    private final Node[] values;
    private final Origin origin;
    private final int line;

    private Mapping(String[] keys, Node[] values, Origin origin, int line) {
      this.keys = keys;
      this.values = values;
      this.origin = origin;
      this.line = line;
    }

    public static Mapping of(Map<String, ? extends Node> entries, Origin origin, int line) {
      return new Mapping(
          entries.keySet().toArray(String[]::new),
          entries.values().toArray(Node[]::new),
          origin,
          line);
    }

    public static Mapping of(
        List<String> keys, List<? extends Node> values, Origin origin, int line) {
      if (keys.size() != values.size()) {
        throw new IllegalArgumentException(
            "as many keys as values: " + keys.size() + ", " + values.size());
      }
      return new Mapping(
          keys.toArray(new String[keys.size()]),
          values.toArray(new Node[keys.size()]),
          origin,
          line);
    }

    public int size() {
      return keys.length;
    }

    public String key(int index) {
      return keys[index];
    }

    public Node value(int index) {
      return values[index];
    }

    public @Nullable Node get(String key) {
      int length = key.length();
      for (int i = 0; i < keys.length; i++) {
        // Most keys that are another one differ in length, which is told without a call.
        if (keys[i].length() == length && keys[i].equals(key)) {
          return values[i];
        }
      }
      return null;
    }

    /** Walks down mappings only; null where a step is absent or no mapping. */
    public @Nullable Node find(String... path) {
      Node here = this;
      for (String key : path) {
        if (!(here instanceof Mapping mapping)) {
          return null;
        }
        Node next = mapping.get(key);
        if (next == null) {
          return null;
        }
        here = next;
      }
      return here;
    }

    /** The text of the scalar at the path; null where there is none. */
    public @Nullable String text(String... path) {
      return find(path) instanceof Scalar scalar && scalar.type() != ScalarType.NULL
          ? scalar.text()
          : null;
    }

    public List<String> keys() {
      return List.of(keys);
    }

    public Map<String, Node> asMap() {
      var map = new LinkedHashMap<String, Node>(keys.length * 2);
      for (int i = 0; i < keys.length; i++) {
        map.put(keys[i], values[i]);
      }
      return map;
    }

    /** The same keys and place with other values, in the order of the keys. */
    public Mapping withValues(List<? extends Node> replaced) {
      if (replaced.size() != keys.length) {
        throw new IllegalArgumentException("as many values as keys");
      }
      return new Mapping(keys, replaced.toArray(new Node[keys.length]), origin, line);
    }

    @Override
    public Origin origin() {
      return origin;
    }

    @Override
    public int line() {
      return line;
    }

    @Override
    public String toString() {
      return "Mapping" + Arrays.toString(keys);
    }
  }

  /** A sequence in the order read. */
  final class Sequence implements Node {
    private final Node[] elements;
    private final Origin origin;
    private final int line;

    private Sequence(Node[] elements, Origin origin, int line) {
      this.elements = elements;
      this.origin = origin;
      this.line = line;
    }

    public static Sequence of(List<? extends Node> elements, Origin origin, int line) {
      return new Sequence(elements.toArray(new Node[elements.size()]), origin, line);
    }

    public int size() {
      return elements.length;
    }

    public Node get(int index) {
      return elements[index];
    }

    public List<Node> elements() {
      return new ArrayList<>(Arrays.asList(elements));
    }

    @Override
    public Origin origin() {
      return origin;
    }

    @Override
    public int line() {
      return line;
    }

    @Override
    public String toString() {
      return "Sequence(" + elements.length + ")";
    }
  }

  /**
   * What a format itself says about a scalar. Untyped formats (.env, properties, INI) say STRING.
   */
  enum ScalarType {
    STRING,
    INTEGER,
    FLOAT,
    BOOLEAN,
    NULL
  }

  /**
   * A leaf that may be shown.
   *
   * @param type the type the format gives it
   * @param text the value as text: for a string its characters; for a number, boolean or null the
   *     text as written, except that booleans are {@code true} or {@code false} and null is empty
   */
  record Scalar(ScalarType type, String text, Origin origin, int line) implements Node {
    public static Scalar string(String text, Origin origin, int line) {
      return new Scalar(ScalarType.STRING, text, origin, line);
    }
  }

  /**
   * A leaf that holds something secret. Only {@link Secrecy} makes it from a scalar.
   *
   * @param visible what may be shown of it (a URL with its userinfo hidden); null where nothing may
   * @param hidden the hidden part, comparable but never printable
   * @param placeholder whether the value is one that somebody meant to replace ({@code change_me})
   */
  record Secret(
      @Nullable String visible, Hidden hidden, boolean placeholder, Origin origin, int line)
      implements Node {}

  /**
   * A place inside a source that could not be read or judged; never equal to anything.
   *
   * @param why what was seen, for people; never holds a secret's value
   * @param next what to do about it
   */
  record Unreadable(String why, String next, Origin origin, int line) implements Node {}
}
