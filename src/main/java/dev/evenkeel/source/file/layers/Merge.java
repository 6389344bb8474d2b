package dev.evenkeel.source.file.layers;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.ScalarType;
import dev.evenkeel.snapshot.Node.Sequence;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.snapshot.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Lays one tree over another. What wins keeps its place and takes on the places it replaced; a
 * merged mapping stands where its strongest layer has it.
 */
final class Merge {
  private final boolean nullDeletes;
  private final boolean listsByIndex;
  private final UnaryOperator<String> identity;
  private final List<String> path = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();

  /**
   * How to merge.
   *
   * @param nullDeletes whether a null above takes the key away
   * @param listsByIndex whether two lists merge element by element, or the one above replaces
   * @param identity equal for two spellings of one key; the spelling below is kept
   */
  Merge(boolean nullDeletes, boolean listsByIndex, UnaryOperator<String> identity) {
    this.nullDeletes = nullDeletes;
    this.listsByIndex = listsByIndex;
    this.identity = identity;
  }

  /** Keys that a null took away. */
  List<Note> notes() {
    return notes;
  }

  Mapping over(Mapping below, Mapping above) {
    return mappings(below, above);
  }

  private Node merged(Node below, Node above) {
    if (above instanceof Mapping top) {
      if (below instanceof Mapping bottom) {
        return mappings(bottom, top);
      }
      if (below instanceof Node.Unreadable unknown) {
        // Which keys it would add to the ones above, nobody knows.
        return unknown;
      }
    }
    if (listsByIndex && (above instanceof Sequence || below instanceof Sequence)) {
      Mapping top = Indexes.mapping(above);
      Mapping bottom = Indexes.mapping(below);
      if (top != null && bottom != null) {
        return Indexes.sequence(mappings(bottom, top));
      }
    }
    return won(above, below);
  }

  private Mapping mappings(Mapping below, Mapping above) {
    var spelling = new LinkedHashMap<String, String>();
    var values = new LinkedHashMap<String, Node>();
    for (int i = 0; i < below.size(); i++) {
      String same = identity.apply(below.key(i));
      spelling.putIfAbsent(same, below.key(i));
      values.put(same, below.value(i));
    }
    for (int i = 0; i < above.size(); i++) {
      String same = identity.apply(above.key(i));
      spelling.putIfAbsent(same, above.key(i));
      path.add(String.valueOf(spelling.get(same)));
      put(values, same, above.value(i));
      path.removeLast();
    }
    var entries = new LinkedHashMap<String, Node>(values.size() * 2);
    for (Map.Entry<String, Node> entry : values.entrySet()) {
      entries.put(String.valueOf(spelling.get(entry.getKey())), entry.getValue());
    }
    return Mapping.of(entries, lost(above, below), above.line());
  }

  private void put(Map<String, Node> values, String key, Node above) {
    Node below = values.get(key);
    if (nullDeletes && isNull(above)) {
      if (below != null) {
        values.remove(key);
        notes.add(
            Note.of(
                "deleted-by-layer",
                List.copyOf(path),
                above.at(),
                "null here takes away the key that " + below.at() + " sets"));
      }
      return;
    }
    if (below == null) {
      values.put(key, nullDeletes ? withoutNulls(above) : above);
    } else {
      values.put(key, merged(below, above));
    }
  }

  private Node withoutNulls(Node node) {
    if (!(node instanceof Mapping mapping)) {
      return node;
    }
    var kept = new LinkedHashMap<String, Node>();
    for (int i = 0; i < mapping.size(); i++) {
      if (!isNull(mapping.value(i))) {
        kept.put(mapping.key(i), withoutNulls(mapping.value(i)));
      }
    }
    return Mapping.of(kept, mapping.origin(), mapping.line());
  }

  private static Node won(Node above, Node below) {
    Origin origin = lost(above, below);
    return switch (above) {
      case Mapping mapping ->
          Mapping.of(mapping.keys(), List.copyOf(mapping.asMap().values()), origin, above.line());
      case Sequence sequence -> Sequence.of(sequence.elements(), origin, above.line());
      case Scalar scalar -> new Scalar(scalar.type(), scalar.text(), origin, above.line());
      case Node.Unreadable unreadable ->
          new Node.Unreadable(unreadable.why(), unreadable.next(), origin, above.line());
      case Node.Secret secret ->
          new Node.Secret(
              secret.visible(), secret.hidden(), secret.placeholder(), origin, above.line());
    };
  }

  /** The winner's origin; a node that a layer says twice lost to itself before, so lists join. */
  private static Origin lost(Node above, Node below) {
    var places = new ArrayList<String>(below.origin().lost());
    places.add(below.at());
    places.addAll(above.origin().lost());
    return above.origin().over(places);
  }

  private static boolean isNull(Node node) {
    return node instanceof Scalar scalar && scalar.type() == ScalarType.NULL;
  }
}
