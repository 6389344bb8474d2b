package dev.evenkeel.contract;

import dev.evenkeel.snapshot.Node;
import java.net.URI;

/**
 * A schema inside a file.
 *
 * @param node the schema
 * @param base what a reference in it is relative to
 * @param file the file it stands in
 */
public record Place(Node node, URI base, String file) {
  /** A schema below this one. */
  public Place child(Node below, Dialect dialect) {
    if (below instanceof Node.Mapping mapping
        && mapping.text(dialect.idKeyword()) instanceof String id
        && !id.startsWith("#")
        && !(mapping.get("$ref") != null && !dialect.readsBesideReference())) {
      return new Place(below, References.resolved(base, id), file);
    }
    return new Place(below, base, file);
  }
}
