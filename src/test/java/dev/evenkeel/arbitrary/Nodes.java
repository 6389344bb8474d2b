package dev.evenkeel.arbitrary;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.ScalarType;
import dev.evenkeel.snapshot.Node.Sequence;
import dev.evenkeel.snapshot.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Trees of any shape. Few keys and few values, so that sides resemble each other by chance. */
public final class Nodes {
  private static final List<String> KEYS =
      List.of("a", "b", "c", "name", "key", "id", "image", "resources", "limits", "x/y", "~0", "");

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "a",
          "b",
          "0",
          "1",
          "true",
          "null",
          "1.0",
          "100m",
          "0.1",
          "60s",
          "a\n",
          "é",
          "e\u0301",
          "https://h:443/",
          "https://h/",
          "nginx",
          "nginx:latest",
          "${domain}",
          "0x10",
          "staging.example.org",
          "example.org",
          "${=domain}",
          "10.0.0.1/24");

  private Nodes() {}

  public static Arbitrary<Scalar> scalars() {
    return Arbitraries.oneOf(
        Arbitraries.of(TEXTS).map(Nodes::text),
        Arbitraries.of("0", "1", "01", "-0", "1000", "8080").map(n -> leaf(ScalarType.INTEGER, n)),
        Arbitraries.of("1.0", "1e3", ".nan", "-0.0").map(n -> leaf(ScalarType.FLOAT, n)),
        Arbitraries.of("true", "false").map(b -> leaf(ScalarType.BOOLEAN, b)),
        Arbitraries.just(leaf(ScalarType.NULL, "")));
  }

  /** Mappings, sequences and scalars, at most so many levels. */
  public static Arbitrary<Node> trees(int depth) {
    if (depth == 0) {
      return scalars().map(scalar -> scalar);
    }
    Arbitrary<Node> below = Arbitraries.lazy(() -> trees(depth - 1));
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(2, scalars().map(scalar -> (Node) scalar)),
        net.jqwik.api.Tuple.of(4, mappings(below).map(mapping -> (Node) mapping)),
        net.jqwik.api.Tuple.of(
            2, below.list().ofMaxSize(4).map(elements -> (Node) sequence(elements))),
        net.jqwik.api.Tuple.of(1, named(below).list().ofMaxSize(3).map(Nodes::sequence)));
  }

  /** A tree whose root is a mapping that is not empty. */
  public static Arbitrary<Mapping> documents() {
    return Arbitraries.maps(Arbitraries.of(KEYS), trees(3))
        .ofMinSize(1)
        .ofMaxSize(5)
        .map(Nodes::mapping);
  }

  /** Mappings of mappings and scalars, without lists. */
  public static Arbitrary<Mapping> mappingsOnly() {
    Arbitrary<Node> leaves = scalars().map(scalar -> scalar);
    Arbitrary<Node> inner =
        Arbitraries.oneOf(leaves, mappings(leaves).map(mapping -> (Node) mapping));
    Arbitrary<Node> middle =
        Arbitraries.oneOf(leaves, mappings(inner).map(mapping -> (Node) mapping));
    return Arbitraries.maps(Arbitraries.of(KEYS), middle)
        .ofMinSize(1)
        .ofMaxSize(5)
        .map(Nodes::mapping);
  }

  private static Arbitrary<Mapping> mappings(Arbitrary<Node> below) {
    return Arbitraries.maps(Arbitraries.of(KEYS), below).ofMaxSize(4).map(Nodes::mapping);
  }

  /** An element of a list that customs pair by name. */
  private static Arbitrary<Node> named(Arbitrary<Node> below) {
    return Arbitraries.of("web", "db", "cache", "job")
        .flatMap(
            name ->
                below.map(
                    value -> {
                      var entries = new LinkedHashMap<String, Node>();
                      entries.put("name", text(name));
                      entries.put("value", value);
                      return (Node) mapping(entries);
                    }));
  }

  public static Scalar text(String text) {
    return leaf(ScalarType.STRING, text);
  }

  public static Scalar leaf(ScalarType type, String text) {
    return new Scalar(type, text, Origin.of("test"), 1);
  }

  public static Mapping mapping(java.util.Map<String, ? extends Node> entries) {
    return Mapping.of(entries, Origin.of("test"), 1);
  }

  public static Sequence sequence(List<? extends Node> elements) {
    return Sequence.of(elements, Origin.of("test"), 1);
  }

  /** The same tree with the keys of every mapping in another order. */
  public static Node shuffled(Node node, java.util.Random random) {
    return switch (node) {
      case Mapping mapping -> {
        var keys = new ArrayList<>(mapping.keys());
        java.util.Collections.shuffle(keys, random);
        var entries = new LinkedHashMap<String, Node>();
        for (String key : keys) {
          Node value = java.util.Objects.requireNonNull(mapping.get(key));
          entries.put(key, shuffled(value, random));
        }
        yield mapping(entries);
      }
      case Sequence sequence ->
          sequence(sequence.elements().stream().map(element -> shuffled(element, random)).toList());
      default -> node;
    };
  }
}
