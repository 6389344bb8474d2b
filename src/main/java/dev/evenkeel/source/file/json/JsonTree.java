package dev.evenkeel.source.file.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.evenkeel.snapshot.Masked;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.ScalarType;
import dev.evenkeel.snapshot.Note;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.source.file.format.Limits;
import dev.evenkeel.source.file.format.MappingDraft;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the tokens of one JSON value into nodes, with a stack of its own. */
final class JsonTree {
  /** An object or array whose end has not been read yet. */
  private static final class Open {
    final @Nullable MappingDraft mapping;
    final List<Node> elements = new ArrayList<>();
    final int line;
    String key = "";
    int keyLine;

    Open(boolean object, int line) {
      this.mapping = object ? new MappingDraft() : null;
      this.line = line;
    }
  }

  /** The nesting limit was met. */
  static final class TooDeep extends IOException {
    private static final long serialVersionUID = 1L;
    private final int line;

    TooDeep(int line) {
      super("nested too deep");
      this.line = line;
    }

    int line() {
      return line;
    }
  }

  private final JsonParser parser;
  private final Origin origin;
  private final int lineOffset;
  private final List<Note> notes;
  private final boolean exact;
  private final List<Open> stack = new ArrayList<>();

  JsonTree(JsonParser parser, Origin origin, int lineOffset, List<Note> notes) {
    this(parser, origin, lineOffset, notes, false);
  }

  /**
   * A tree of the tokens.
   *
   * @param exact whether a text is taken as it is, even where it looks like a mask
   */
  JsonTree(JsonParser parser, Origin origin, int lineOffset, List<Note> notes, boolean exact) {
    this.exact = exact;
    this.parser = parser;
    this.origin = origin;
    this.lineOffset = lineOffset;
    this.notes = notes;
  }

  /** Reads the value that the parser stands at, up to its last token. */
  Node value() throws IOException {
    JsonToken token = parser.currentToken();
    while (token != null) {
      Node done = null;
      switch (token) {
        case START_OBJECT, START_ARRAY -> open(token == JsonToken.START_OBJECT);
        case END_OBJECT, END_ARRAY -> done = close();
        case FIELD_NAME -> {
          Open top = stack.getLast();
          top.key = parser.currentName();
          top.keyLine = line();
        }
        default -> done = leaf(token);
      }
      if (done != null) {
        if (stack.isEmpty()) {
          return done;
        }
        deliver(done);
      }
      token = parser.nextToken();
    }
    throw new IOException("the value does not end");
  }

  private void open(boolean object) throws IOException {
    int line = line();
    if (stack.size() >= Limits.DEPTH) {
      throw new TooDeep(line);
    }
    if (!stack.isEmpty() && stack.getLast().mapping != null) {
      line = stack.getLast().keyLine;
    }
    stack.add(new Open(object, line));
  }

  private Node close() {
    Open open = stack.removeLast();
    return open.mapping != null
        ? open.mapping.toMapping(origin, open.line)
        : Node.Sequence.of(open.elements, origin, open.line);
  }

  private Node leaf(JsonToken token) throws IOException {
    int line = line();
    return switch (token) {
      case VALUE_TRUE -> new Node.Scalar(ScalarType.BOOLEAN, "true", origin, line);
      case VALUE_FALSE -> new Node.Scalar(ScalarType.BOOLEAN, "false", origin, line);
      case VALUE_NULL -> new Node.Scalar(ScalarType.NULL, "", origin, line);
      case VALUE_NUMBER_INT -> new Node.Scalar(ScalarType.INTEGER, parser.getText(), origin, line);
      case VALUE_NUMBER_FLOAT -> new Node.Scalar(ScalarType.FLOAT, parser.getText(), origin, line);
      default ->
          exact
              ? Node.Scalar.string(parser.getText(), origin, line)
              : Masked.leaf(ScalarType.STRING, parser.getText(), origin, line);
    };
  }

  private void deliver(Node node) {
    Open top = stack.getLast();
    if (top.mapping == null) {
      top.elements.add(node);
      return;
    }
    Node replaced = top.mapping.put(top.key, node);
    if (replaced != null) {
      notes.add(MappingDraft.duplicateKey(path(), node.at(), replaced.at()));
    }
  }

  private List<String> path() {
    var path = new ArrayList<String>();
    for (Open open : stack) {
      path.add(open.mapping != null ? open.key : Integer.toString(open.elements.size()));
    }
    return path;
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr() + lineOffset;
  }
}
