package dev.evenkeel.source.file.yaml;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.source.file.format.MappingDraft;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A mapping or sequence whose end has not been read yet. */
final class Frame {
  /** Stands for an anchor whose node is still open; one instance for each frame. */
  final Anchored open = new Anchored(null, 0, 0);

  final @Nullable MappingDraft mapping;
  final @Nullable List<Node> sequence;
  final int line;

  /** Where it starts in the document, to tell a flow mapping that starts with two braces. */
  final int index;

  final boolean flow;
  final boolean isKey;
  final @Nullable String anchor;
  final @Nullable String tag;

  /** The key whose value comes next; null where a key comes next. */
  @Nullable String key;

  int keyLine;
  boolean keyMerges;

  /** The key was no text: its value is read and left out. */
  boolean keyDropped;

  boolean template;
  @Nullable List<Merge> merges;

  /** Nodes below, aliases followed. */
  long size = 1;

  /** Levels below, aliases followed. */
  int height;

  private Frame(
      boolean isMapping,
      int line,
      int index,
      boolean flow,
      boolean isKey,
      @Nullable String anchor,
      @Nullable String tag) {
    this.mapping = isMapping ? new MappingDraft() : null;
    this.sequence = isMapping ? null : new ArrayList<>();
    this.line = line;
    this.index = index;
    this.flow = flow;
    this.isKey = isKey;
    this.anchor = anchor;
    this.tag = tag;
  }

  /** What an anchor names, and how much walking it costs. */
  static final class Anchored {
    /** Null while the node is open. */
    final @Nullable Node node;

    final long size;
    final int height;

    Anchored(@Nullable Node node, long size, int height) {
      this.node = node;
      this.size = size;
      this.height = height;
    }
  }

  /** The value of one merge key: its mappings, the strongest first. */
  record Merge(List<Node.Mapping> mappings, int line) {}

  static Frame mapping(
      int line,
      int index,
      boolean flow,
      boolean isKey,
      @Nullable String anchor,
      @Nullable String tag) {
    return new Frame(true, line, index, flow, isKey, anchor, tag);
  }

  static Frame sequence(
      int line, int index, boolean isKey, @Nullable String anchor, @Nullable String tag) {
    return new Frame(false, line, index, false, isKey, anchor, tag);
  }

  boolean expectsKey() {
    return mapping != null && key == null && !keyDropped;
  }

  /** The segment of the child that is being read. */
  String segment() {
    if (mapping != null) {
      return key == null ? "" : key;
    }
    return Integer.toString(sequence == null ? 0 : sequence.size());
  }

  Node finished(Origin origin) {
    if (mapping != null) {
      return mapping.toMapping(origin, line);
    }
    return Node.Sequence.of(sequence == null ? List.of() : sequence, origin, line);
  }
}
