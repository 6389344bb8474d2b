package dev.evenkeel.source.file.yaml;

import dev.evenkeel.snapshot.Masked;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.ScalarType;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.source.file.format.Limits;
import dev.evenkeel.source.file.format.MappingDraft;
import dev.evenkeel.source.file.format.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.parser.Parser;

/**
 * Turns the events of one document into nodes. Walks with a stack of its own, so that depth is a
 * limit and not a crash.
 */
final class DocumentReader {
  static final String TEMPLATE = "template syntax that is not rendered here";
  static final String RENDER = "render the template first and compare what it gives";

  private final Origin origin;
  private final int lineOffset;
  private final List<String> within;
  private final Templates templates;
  private final StringPool pool;
  private final AliasBudget budget;
  private final List<Frame> stack = new ArrayList<>();
  private final Map<String, Frame.Anchored> anchors = new HashMap<>();
  private final List<Note> notes = new ArrayList<>();
  private final List<Unread> unread = new ArrayList<>();
  private @Nullable Node root;

  /**
   * @param lineOffset lines of the file before this document
   * @param within the document's segments, for an entry about all of it
   */
  DocumentReader(
      Origin origin,
      int lineOffset,
      List<String> within,
      Templates templates,
      StringPool pool,
      AliasBudget budget) {
    this.origin = origin;
    this.lineOffset = lineOffset;
    this.within = within;
    this.templates = templates;
    this.pool = pool;
    this.budget = budget;
  }

  /** How many more nodes one file may reach through aliases. */
  static final class AliasBudget {
    private long left = Limits.ALIASED_NODES;
  }

  /** The document cannot be read as a whole. */
  static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final transient Unread unread;

    Refusal(Unread unread) {
      super(unread.why(), null, false, false);
      this.unread = unread;
    }
  }

  /** Reads all events; the root is null for a document that holds nothing. */
  @Nullable Node read(Parser parser) {
    while (parser.hasNext()) {
      Event event = parser.next();
      switch (event.getEventId()) {
        case Scalar -> scalar((ScalarEvent) event);
        case MappingStart -> open((CollectionStartEvent) event, true);
        case SequenceStart -> open((CollectionStartEvent) event, false);
        case MappingEnd, SequenceEnd -> close();
        case Alias -> alias((AliasEvent) event);
        default -> {}
      }
    }
    return root;
  }

  List<Note> notes() {
    return notes;
  }

  List<Unread> unread() {
    return unread;
  }

  private void open(CollectionStartEvent event, boolean mapping) {
    Frame parent = top();
    boolean isKey = parent != null && parent.expectsKey();
    int line = parent != null && parent.key != null ? parent.keyLine : line(event);
    if (stack.size() >= Limits.DEPTH) {
      throw new Refusal(Problem.tooDeep(within, origin.place(), line));
    }
    int index = event.getStartMark().map(Mark::getIndex).orElse(-1);
    if (isKey
        && mapping
        && parent != null
        && parent.flow
        && event.isFlow()
        && index == parent.index + 1) {
      parent.template = true;
    }
    String anchor = name(event.getAnchor().orElse(null));
    String tag = event.getTag().orElse(null);
    Frame frame =
        mapping
            ? Frame.mapping(line, index, event.isFlow(), isKey, anchor, tag)
            : Frame.sequence(line, index, isKey, anchor, tag);
    if (anchor != null) {
      anchors.put(anchor, frame.open);
    }
    stack.add(frame);
  }

  private void close() {
    Frame frame = stack.removeLast();
    Node node = frame.template ? template(frame.line) : tree(frame);
    if (frame.anchor != null && anchors.get(frame.anchor) == frame.open) {
      anchors.put(frame.anchor, new Frame.Anchored(node, frame.size, frame.height + 1));
    }
    if (frame.isKey) {
      dropKey(frame.line);
      return;
    }
    deliver(node, frame.size, frame.height + 1);
  }

  private Node tree(Frame frame) {
    if (frame.merges != null) {
      return YamlTags.collection(frame.tag, merged(frame, frame.merges));
    }
    return YamlTags.collection(frame.tag, frame.finished(origin));
  }

  private Node merged(Frame frame, List<Frame.Merge> merges) {
    var draft = new MappingDraft();
    for (Frame.Merge merge : merges) {
      Node.Mapping brought = MergeKeys.flattened(merge.mappings()).toMapping(origin, merge.line());
      for (int i = 0; i < brought.size(); i++) {
        Node replaced = draft.put(brought.key(i), brought.value(i));
        if (replaced != null && !replaced.equals(brought.value(i))) {
          notes.add(duplicate(stack.size(), brought.key(i), brought.value(i), replaced));
        }
      }
    }
    Node.Mapping own = (Node.Mapping) frame.finished(origin);
    for (int i = 0; i < own.size(); i++) {
      draft.put(own.key(i), own.value(i));
    }
    return draft.toMapping(origin, frame.line);
  }

  private void alias(AliasEvent event) {
    String name = event.getAlias().getValue();
    int line = line(event);
    Frame.Anchored anchored = anchors.get(name);
    Frame top = top();
    if (anchored == null || anchored.node == null) {
      String why =
          anchored == null
              ? "an alias whose anchor is not defined before it"
              : "an alias to an anchor that contains it, which has no end";
      Node node =
          new Node.Unreadable(why, "define the anchor above, or write the value", origin, line);
      if (top != null && top.expectsKey()) {
        dropKey(line);
      } else {
        deliver(node, 1, 0);
      }
      return;
    }
    if (top != null && top.expectsKey()) {
      if (anchored.node instanceof Node.Scalar scalar) {
        key(top, scalar.text(), line, false);
      } else {
        dropKey(line);
      }
      return;
    }
    budget.left -= anchored.size;
    if (budget.left < 0) {
      throw new Refusal(
          new Unread(
              "config",
              within,
              origin.at(line),
              "aliases that expand to more than " + Limits.ALIASED_NODES + " nodes",
              "write the repeated part once, or leave this file out of the source"));
    }
    if (stack.size() + anchored.height > Limits.DEPTH) {
      throw new Refusal(Problem.tooDeep(within, origin.place(), line));
    }
    deliver(anchored.node, anchored.size, anchored.height);
  }

  private void scalar(ScalarEvent event) {
    int line = line(event);
    boolean plain = event.getScalarStyle() == ScalarStyle.PLAIN;
    String text = event.getValue();
    Frame top = top();
    String anchor = name(event.getAnchor().orElse(null));
    String tag = event.getTag().orElse(null);
    if (top != null && top.expectsKey()) {
      if (plain && templates.unknown(text)) {
        dropTemplateKey(top, line);
      } else {
        boolean merge = tag == null ? plain && text.equals("<<") : tag.endsWith(":merge");
        key(top, keyText(text, plain && tag == null), line, merge);
      }
      if (anchor != null) {
        anchors.put(
            anchor, new Frame.Anchored(Node.Scalar.string(pool.value(text), origin, line), 1, 0));
      }
      return;
    }
    if (top == null && plain && text.isEmpty() && tag == null && anchor == null) {
      return;
    }
    Node node = leaf(pool.value(text), plain, tag, line);
    if (anchor != null) {
      anchors.put(anchor, new Frame.Anchored(node, 1, 0));
    }
    deliver(node, 1, 0);
  }

  private Node leaf(String text, boolean plain, @Nullable String tag, int line) {
    if (plain && templates.unknown(text)) {
      return template(line);
    }
    if (tag != null) {
      return YamlTags.scalar(tag, text, plain, origin, line);
    }
    ScalarType type = plain ? CoreSchema.type(text) : ScalarType.STRING;
    return Masked.leaf(type, CoreSchema.text(type, text), origin, line);
  }

  private Node template(int line) {
    return new Node.Unreadable(TEMPLATE, RENDER, origin, line);
  }

  /** What a key is as text: a key that is no string by its form is its canonical word. */
  static String keyText(String text, boolean untaggedPlain) {
    if (!untaggedPlain) {
      return text;
    }
    ScalarType type = CoreSchema.type(text);
    return type == ScalarType.NULL ? "null" : CoreSchema.text(type, text);
  }

  private void key(Frame top, String text, int line, boolean merge) {
    top.key = pool.key(text);
    top.keyLine = line;
    top.keyMerges = merge;
  }

  private void dropTemplateKey(Frame top, int line) {
    top.keyDropped = true;
    unread.add(Problem.atLine(origin.place(), line, TEMPLATE, RENDER));
  }

  private void dropKey(int line) {
    Frame top = top();
    if (top == null) {
      return;
    }
    top.keyDropped = true;
    if (!top.template) {
      unread.add(
          Problem.atLine(
              origin.place(),
              line,
              "a key that is no text but a mapping, a sequence or an alias to nothing",
              "write the key as text"));
    }
  }

  private void deliver(Node node, long size, int height) {
    Frame top = top();
    if (top == null) {
      root = node;
      return;
    }
    top.size += size;
    top.height = Math.max(top.height, height);
    if (top.sequence != null) {
      top.sequence.add(node);
      return;
    }
    if (top.keyDropped) {
      top.keyDropped = false;
      return;
    }
    String key = top.key;
    if (top.mapping == null || key == null) {
      throw new IllegalStateException("a value without a key");
    }
    top.key = null;
    if (top.keyMerges) {
      merge(top, node);
      return;
    }
    put(top.mapping, key, node);
  }

  private void put(MappingDraft mapping, String key, Node node) {
    Node replaced = mapping.put(key, node);
    if (replaced != null) {
      notes.add(duplicate(stack.size() - 1, key, node, replaced));
    }
  }

  private void merge(Frame top, Node value) {
    List<Node.Mapping> mappings = MergeKeys.mappings(value);
    if (mappings == null) {
      put(
          Objects.requireNonNull(top.mapping),
          "<<",
          new Node.Unreadable(
              "a merge key whose value is no mapping",
              "give << a mapping, an alias to one, or a list of them",
              origin,
              top.keyLine));
      return;
    }
    if (top.merges == null) {
      top.merges = new ArrayList<>();
    }
    top.merges.add(new Frame.Merge(mappings, top.keyLine));
  }

  /**
   * The note of a key that stands twice.
   *
   * @param ancestors how many open frames lie above the mapping that holds the key
   */
  private Note duplicate(int ancestors, String key, Node winner, Node replaced) {
    var path = new ArrayList<String>();
    for (int i = 0; i < ancestors; i++) {
      path.add(stack.get(i).segment());
    }
    path.add(key);
    return MappingDraft.duplicateKey(path, winner.at(), replaced.at());
  }

  private @Nullable Frame top() {
    return stack.isEmpty() ? null : stack.getLast();
  }

  private static @Nullable String name(@Nullable Anchor anchor) {
    return anchor == null ? null : anchor.getValue();
  }

  private int line(Event event) {
    return event.getStartMark().map(Mark::getLine).orElse(0) + 1 + lineOffset;
  }
}
