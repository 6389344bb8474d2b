package dev.evenkeel.source.file.format;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.snapshot.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A mapping while it is read: keeps the order, lets the last of two equal keys win. */
public final class MappingDraft {
  /** Most mappings are small, where looking through the keys is faster than hashing them. */
  private static final int INDEXED_FROM = 12;

  private final List<String> keys = new ArrayList<>();
  private final List<Node> values = new ArrayList<>();
  private @Nullable Map<String, Integer> index;

  /** Puts the entry; returns the value it replaced, null where the key is new. */
  public @Nullable Node put(String key, Node value) {
    int at = indexOf(key);
    if (at >= 0) {
      return values.set(at, value);
    }
    if (index != null) {
      index.put(key, keys.size());
    }
    keys.add(key);
    values.add(value);
    return null;
  }

  public Node.Mapping toMapping(Origin origin, int line) {
    return Node.Mapping.of(keys, values, origin, line);
  }

  /**
   * A key that stands twice in one mapping.
   *
   * @param within the path of the key
   * @param first where the replaced value stands
   */
  public static Note duplicateKey(List<String> within, String at, String first) {
    return new Note(
        "duplicate-key",
        "config",
        within,
        at,
        "the key "
            + within.getLast()
            + " stands here a second time, first at "
            + first
            + "; programs disagree which one counts, the last one is compared",
        Map.of("first", first));
  }

  private int indexOf(String key) {
    if (index == null && keys.size() >= INDEXED_FROM) {
      index = new HashMap<>();
      for (int i = 0; i < keys.size(); i++) {
        index.put(keys.get(i), i);
      }
    }
    if (index != null) {
      Integer at = index.get(key);
      return at == null ? -1 : at;
    }
    for (int i = 0; i < keys.size(); i++) {
      if (keys.get(i).equals(key)) {
        return i;
      }
    }
    return -1;
  }
}
