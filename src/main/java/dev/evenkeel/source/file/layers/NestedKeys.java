package dev.evenkeel.source.file.layers;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Sequence;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.source.file.format.Below;
import dev.evenkeel.source.file.format.Limits;
import dev.evenkeel.source.file.format.MappingDraft;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Turns keys that hold a path ({@code server.ports[0]}, {@code Logging:Level}) into nested mappings
 * and sequences. A key that has both a value and keys below keeps its value under {@link #ITSELF}.
 */
final class NestedKeys {
  /** The name of a value beside the keys below it. */
  static final String ITSELF = ".";

  private final Function<String, List<String>> split;
  private final UnaryOperator<String> identity;
  private final List<Note> notes = new ArrayList<>();

  /**
   * How keys are read.
   *
   * @param split the segments of a key; a segment of digits is an index
   * @param identity equal for two spellings of one segment
   */
  NestedKeys(Function<String, List<String>> split, UnaryOperator<String> identity) {
    this.split = split;
    this.identity = identity;
  }

  /** Keys that stand twice once their spelling is set aside. */
  List<Note> notes() {
    return notes;
  }

  Mapping nested(Mapping flat) {
    return draft(flat, List.of()).mapping();
  }

  private Draft draft(Mapping mapping, List<String> within) {
    var draft = new Draft(mapping.origin(), mapping.line(), within);
    for (int i = 0; i < mapping.size(); i++) {
      draft.put(split.apply(mapping.key(i)), mapping.key(i), mapping.value(i));
    }
    return draft;
  }

  private Object value(Node node, List<String> within) {
    return switch (node) {
      case Mapping mapping -> draft(mapping, within);
      case Sequence sequence -> {
        var elements = new ArrayList<Node>(sequence.size());
        for (int i = 0; i < sequence.size(); i++) {
          List<String> below = Below.joined(within, List.of(Integer.toString(i)));
          elements.add(finished(value(sequence.get(i), below)));
        }
        yield Sequence.of(elements, sequence.origin(), sequence.line());
      }
      default -> node;
    };
  }

  private static Node finished(Object value) {
    return value instanceof Draft draft ? draft.finished() : (Node) value;
  }

  private static final class Slot {
    final String spelling;
    Object value;

    Slot(String spelling, Object value) {
      this.spelling = spelling;
      this.value = value;
    }
  }

  /** A mapping, or a sequence by its indexes, while keys are put into it. */
  private final class Draft {
    private final Origin origin;
    private final int line;
    private final List<String> within;
    private final Map<String, Slot> slots = new LinkedHashMap<>();

    Draft(Origin origin, int line, List<String> within) {
      this.origin = origin;
      this.line = line;
      this.within = within;
    }

    void put(List<String> steps, String key, Node value) {
      // Later walks recurse, so a key of a thousand segments stays one.
      List<String> path =
          steps.isEmpty() || within.size() + steps.size() > Limits.DEPTH ? List.of(key) : steps;
      Draft here = this;
      for (String step : path.subList(0, path.size() - 1)) {
        here = here.child(step, value);
      }
      here.set(path.getLast(), value);
    }

    private Draft child(String step, Node value) {
      Slot slot = slots.get(identity.apply(step));
      List<String> below = below(step);
      if (slot == null) {
        var child = new Draft(value.origin(), value.line(), below);
        slots.put(identity.apply(step), new Slot(step, child));
        return child;
      }
      if (slot.value instanceof Draft child) {
        return child;
      }
      Node already = (Node) slot.value;
      var child = new Draft(already.origin(), already.line(), below);
      if (already instanceof Sequence sequence) {
        for (int i = 0; i < sequence.size(); i++) {
          child.set(Integer.toString(i), sequence.get(i));
        }
      } else {
        child.set(ITSELF, already);
      }
      slot.value = child;
      return child;
    }

    private void set(String step, Node node) {
      Slot slot = slots.get(identity.apply(step));
      if (slot == null) {
        slots.put(identity.apply(step), new Slot(step, value(node, below(step))));
        return;
      }
      if (slot.value instanceof Draft child) {
        if (node instanceof Mapping mapping) {
          for (int i = 0; i < mapping.size(); i++) {
            child.put(split.apply(mapping.key(i)), mapping.key(i), mapping.value(i));
          }
        } else {
          child.set(ITSELF, node);
        }
        return;
      }
      Node replaced = (Node) slot.value;
      if (node instanceof Mapping && !(replaced instanceof Sequence)) {
        slot.value = value(node, below(step));
        ((Draft) slot.value).set(ITSELF, replaced);
        return;
      }
      notes.add(MappingDraft.duplicateKey(below(step), node.at(), replaced.at()));
      slot.value = value(node, below(step));
    }

    private List<String> below(String step) {
      Slot slot = slots.get(identity.apply(step));
      return Below.joined(within, List.of(slot == null ? step : slot.spelling));
    }

    Node finished() {
      return Indexes.sequence(mapping());
    }

    Mapping mapping() {
      var entries = new LinkedHashMap<String, Node>(slots.size() * 2);
      for (Slot slot : slots.values()) {
        entries.put(slot.spelling, NestedKeys.finished(slot.value));
      }
      return Mapping.of(entries, origin, line);
    }
  }
}
