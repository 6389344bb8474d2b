package dev.evenkeel.drill;

import dev.evenkeel.snapshot.Document;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Origin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Observations written by hand: a path and its value, in the order of the catalog. */
public final class Seen {
  private static final Origin ORIGIN = Origin.of("test");
  private final Map<String, Object> root = new LinkedHashMap<>();
  private final Map<String, String> storage = new LinkedHashMap<>();
  private final Map<String, Observation.Rows> rows = new LinkedHashMap<>();
  private boolean asked;

  /** A facet, e.g. {@code public/table/a/column/b/type}. */
  @SuppressWarnings("unchecked")
  public Seen facet(String path, String value) {
    String[] segments = path.split("/");
    Map<String, Object> here = root;
    for (int i = 0; i < segments.length - 1; i++) {
      here = (Map<String, Object>) here.computeIfAbsent(segments[i], key -> new LinkedHashMap<>());
    }
    here.put(segments[segments.length - 1], value);
    return this;
  }

  /** A table with columns in this order, each with a storage of its own. */
  public Seen table(String name, String identity, String... columns) {
    String path = "public/table/" + name;
    storage.put(path, identity);
    for (String column : columns) {
      facet(path + "/column/" + column + "/type", "text");
      storage.put(path + "/column/" + column, identity + ":" + column);
    }
    return this;
  }

  public Seen storage(String path, String identity) {
    storage.put(path, identity);
    return this;
  }

  public Seen rows(String path, long count, String digest) {
    asked = true;
    rows.put(path, new Observation.Rows(count, digest));
    return this;
  }

  public Observation observed() {
    return new Observation(
        List.of(new Document(List.of(), node(root), new Document.Shape.Catalog("schema"))),
        storage,
        asked ? Optional.of(rows) : Optional.empty(),
        List.of());
  }

  @SuppressWarnings("unchecked")
  private static Node node(Object value) {
    if (value instanceof Map<?, ?> map) {
      var nodes = new LinkedHashMap<String, Node>();
      ((Map<String, Object>) map).forEach((key, inner) -> nodes.put(key, node(inner)));
      return Node.Mapping.of(nodes, ORIGIN, 0);
    }
    return Node.Scalar.string(String.valueOf(value), ORIGIN, 0);
  }
}
