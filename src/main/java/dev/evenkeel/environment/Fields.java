package dev.evenkeel.environment;

import dev.evenkeel.snapshot.Node;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A mapping of evenkeel.yaml, read by key. Where the shape is not the expected one it gives
 * nothing: the schema has complained already, and the rest of the file is still to be read.
 */
record Fields(Node.Mapping mapping, Expansion expansion, Path folder, Complaints complaints) {
  String at() {
    return mapping.at();
  }

  boolean has(String key) {
    return mapping.get(key) != null;
  }

  Optional<Node> node(String key) {
    return Optional.ofNullable(mapping.get(key));
  }

  Optional<Node.Scalar> scalar(String key) {
    return node(key)
        .filter(Node.Scalar.class::isInstance)
        .map(Node.Scalar.class::cast)
        .filter(s -> s.type() != Node.ScalarType.NULL);
  }

  Optional<DeclaredText> text(String key) {
    return scalar(key).map(expansion::text);
  }

  Optional<String> string(String key) {
    return text(key).map(DeclaredText::value);
  }

  Optional<DeclaredPath> path(String key) {
    return scalar(key).flatMap(this::asPath);
  }

  /** One path or a list of them. */
  List<DeclaredPath> paths(String key) {
    return scalars(key).stream().flatMap(s -> asPath(s).stream()).toList();
  }

  /** One string or a list of them. */
  List<DeclaredText> texts(String key) {
    return scalars(key).stream().map(expansion::text).toList();
  }

  List<Node.Scalar> scalars(String key) {
    return node(key).map(Fields::scalars).orElse(List.of());
  }

  Optional<Fields> fields(String key) {
    return node(key).flatMap(this::asFields);
  }

  /** The mappings of a list; other elements are left out. */
  List<Fields> each(String key) {
    var all = new ArrayList<Fields>();
    if (mapping.get(key) instanceof Node.Sequence sequence) {
      sequence.elements().forEach(element -> asFields(element).ifPresent(all::add));
    }
    return all;
  }

  Optional<Fields> asFields(Node node) {
    return node instanceof Node.Mapping inner
        ? Optional.of(new Fields(inner, expansion, folder, complaints))
        : Optional.empty();
  }

  private Optional<DeclaredPath> asPath(Node.Scalar scalar) {
    var path = new DeclaredPath(expansion.text(scalar), folder);
    try {
      path.resolved();
      return Optional.of(path);
    } catch (InvalidPathException e) {
      complaints.add(
          scalar,
          "saw " + Shown.node(scalar) + ", which this file system cannot have as a name",
          "a path, relative to the folder of this file or absolute",
          "correct the path");
      return Optional.empty();
    }
  }

  private static List<Node.Scalar> scalars(Node node) {
    return switch (node) {
      case Node.Scalar one when one.type() != Node.ScalarType.NULL -> List.of(one);
      case Node.Sequence many ->
          many.elements().stream()
              .filter(Node.Scalar.class::isInstance)
              .map(Node.Scalar.class::cast)
              .toList();
      default -> List.of();
    };
  }
}
