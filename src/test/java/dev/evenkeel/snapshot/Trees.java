package dev.evenkeel.snapshot;

import dev.evenkeel.snapshot.Document.Shape.KubernetesObject;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.ScalarType;
import dev.evenkeel.snapshot.Node.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes trees in tests: maps, lists, texts, numbers, booleans and null as nodes. */
public final class Trees {
  private static final Origin ORIGIN = Origin.of("test");

  private Trees() {}

  public static Node of(Object value) {
    return switch (value) {
      case Node node -> node;
      case Map<?, ?> map -> mapping(map);
      case List<?> list -> Sequence.of(list.stream().map(Trees::of).toList(), ORIGIN, 1);
      case Integer number -> new Scalar(ScalarType.INTEGER, number.toString(), ORIGIN, 1);
      case Boolean bool -> new Scalar(ScalarType.BOOLEAN, bool.toString(), ORIGIN, 1);
      default -> Scalar.string(value.toString(), ORIGIN, 1);
    };
  }

  public static Node nothing() {
    return new Scalar(ScalarType.NULL, "", ORIGIN, 1);
  }

  public static Mapping mapping(Map<?, ?> map) {
    var keys = new ArrayList<String>();
    var values = new ArrayList<Node>();
    map.forEach(
        (key, child) -> {
          keys.add(key.toString());
          values.add(of(child));
        });
    return Mapping.of(keys, values, ORIGIN, 1);
  }

  /** Keys and values in turn, in this order. */
  public static Mapping mapping(Object... entries) {
    var map = new LinkedHashMap<String, Object>();
    for (int i = 0; i < entries.length; i += 2) {
      map.put(entries[i].toString(), entries[i + 1]);
    }
    return mapping(map);
  }

  public static Sequence sequence(Object... elements) {
    return Sequence.of(java.util.Arrays.stream(elements).map(Trees::of).toList(), ORIGIN, 1);
  }

  /** An object of that name; the namespace {@code ""} is none. */
  public static Document object(
      String apiVersion, String kind, String namespace, String name, Object... entries) {
    var metadata = new LinkedHashMap<String, Object>();
    metadata.put("name", name);
    if (!namespace.isEmpty()) {
      metadata.put("namespace", namespace);
    }
    var root = new LinkedHashMap<String, Object>();
    root.put("apiVersion", apiVersion);
    root.put("kind", kind);
    root.put("metadata", metadata);
    root.putAll(mapping(entries).asMap());
    Optional<String> in = namespace.isEmpty() ? Optional.empty() : Optional.of(namespace);
    return new Document(List.of(), mapping(root), new KubernetesObject(apiVersion, kind, in, name));
  }
}
