package dev.evenkeel.source.compose;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of Compose's own tags, which the reader gives as a mapping of one entry. */
record Tag(String name, Node tagged, Node at) {
  static final String RESET = "!reset";
  static final String OVERRIDE = "!override";

  static @Nullable Tag of(@Nullable Node node) {
    if (node instanceof Mapping mapping && mapping.size() == 1) {
      String key = mapping.key(0);
      if (key.equals(RESET) || key.equals(OVERRIDE)) {
        return new Tag(key, mapping.value(0), mapping);
      }
    }
    return null;
  }

  Node around(Node changed) {
    return Rewrite.mapping(Map.of(name, changed), at);
  }
}
