package dev.evenkeel.source.file.yaml;

import dev.evenkeel.snapshot.Masked;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.ScalarType;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.source.file.format.MappingDraft;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the YAML that machines and most people write: block mappings and sequences of scalars on
 * one line each, in ASCII. It reads a document wholly or not at all: at the first sign of anything
 * else (an anchor, a tag, a flow collection, a text of several lines, a comment behind a value, a
 * duplicate key, a tab, a mistake) it gives up, and the library reads the document instead. So it
 * decides nothing, it only is several times faster; a property test holds the two together.
 */
final class PlainBlocks {
  private static final int DEEPEST = 100;
  private static final int LONGEST_KEY = 500;

  /** By byte of ASCII, which is all that a line here holds. */
  private static final boolean[] KEY_PARTS = new boolean[128];

  static {
    for (char c = ' '; c < KEY_PARTS.length; c++) {
      KEY_PARTS[c] = Character.isLetterOrDigit(c) || "._-/".indexOf(c) >= 0;
    }
  }

  /** Gives up: the library reads the document. */
  private static final class NotPlain extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotPlain() {
      super("not plain", null, false, false);
    }
  }

  private final byte[] bytes;
  private final int end;
  private final Origin origin;
  private final StringPool pool;
  private int line;
  private int depth;

  /** The line that is looked at: where its content starts and ends, and how far it is indented. */
  private int start;

  private int stop;
  private int next;
  private int indent;

  /** {@link String#hashCode} of the key or value that was looked at last. */
  private int hash;

  private PlainBlocks(byte[] bytes, DocumentSlices.Slice slice, Origin origin, StringPool pool) {
    this.bytes = bytes;
    this.end = slice.to();
    this.next = slice.from();
    this.line = slice.line() - 1;
    this.origin = origin;
    this.pool = pool;
  }

  /** The document's root; null where it is not as plain as that. */
  static @Nullable Node read(
      byte[] bytes, DocumentSlices.Slice slice, Origin origin, StringPool pool) {
    var blocks = new PlainBlocks(bytes, slice, origin, pool);
    try {
      blocks.advance();
      if (blocks.isMarker()) {
        blocks.advance();
      }
      if (blocks.indent < 0) {
        return null;
      }
      Node root = blocks.block(blocks.indent, 0);
      return blocks.indent < 0 ? root : null;
    } catch (NotPlain e) {
      return null;
    }
  }

  private boolean isMarker() {
    return indent == 0
        && stop - start == 3
        && bytes[start] == '-'
        && bytes[start + 1] == '-'
        && bytes[start + 2] == '-';
  }

  /** Goes to the next line with content; {@code indent} is -1 at the end. */
  private void advance() {
    while (next < end) {
      int from = next;
      int i = from;
      while (i < end && bytes[i] == ' ') {
        i++;
      }
      int content = i;
      byte b = 0;
      while (i < end && (b = bytes[i]) != '\n') {
        if (b < ' ' || b == 0x7f) {
          throw new NotPlain();
        }
        i++;
      }
      next = i + 1;
      line++;
      if (content == i || bytes[content] == '#') {
        continue;
      }
      start = content;
      stop = i;
      while (bytes[stop - 1] == ' ') {
        stop--;
      }
      indent = content - from;
      return;
    }
    indent = -1;
  }

  /** Mapping or sequence whose lines are indented so far, from the line that is looked at. */
  private Node block(int column, int keyLine) {
    if (++depth > DEEPEST) {
      throw new NotPlain();
    }
    Node node = isDash(start) ? sequence(column, keyLine) : mapping(column, keyLine);
    depth--;
    return node;
  }

  private boolean isDash(int at) {
    return bytes[at] == '-' && (at + 1 == stop || bytes[at + 1] == ' ');
  }

  private Node sequence(int column, int keyLine) {
    int first = keyLine > 0 ? keyLine : line;
    var elements = new ArrayList<Node>();
    while (indent == column && isDash(start)) {
      int at = start + 1;
      while (at < stop && bytes[at] == ' ') {
        at++;
      }
      if (at == stop) {
        elements.add(below(column, false, 0));
        continue;
      }
      int inner = column + at - start;
      int colon = keyEnd(at);
      if (isDash(at)) {
        throw new NotPlain();
      }
      if (colon >= 0) {
        // A mapping that starts behind the dash goes on below, at the column of its first key.
        start = at;
        indent = inner;
        elements.add(block(inner, 0));
      } else {
        elements.add(scalar(at));
      }
    }
    if (indent > column) {
      throw new NotPlain();
    }
    return Node.Sequence.of(elements, origin, first);
  }

  private Node mapping(int column, int keyLine) {
    int first = keyLine > 0 ? keyLine : line;
    var draft = new MappingDraft();
    while (indent == column && !isDash(start)) {
      int colon = keyEnd(start);
      if (colon < 0) {
        throw new NotPlain();
      }
      String key = key(start, colon);
      int lineOfKey = line;
      int at = colon + 1;
      while (at < stop && bytes[at] == ' ') {
        at++;
      }
      Node value = at >= stop ? below(column, true, lineOfKey) : scalar(at);
      if (draft.put(key, value) != null) {
        throw new NotPlain();
      }
    }
    if (indent >= column) {
      throw new NotPlain();
    }
    return draft.toMapping(origin, first);
  }

  /** What stands on the lines below a key or a dash that has nothing behind it. */
  private Node below(int column, boolean ofKey, int keyLine) {
    int here = line;
    advance();
    if (indent > column) {
      return block(indent, keyLine);
    }
    if (ofKey && indent == column && isDash(start)) {
      return block(column, keyLine);
    }
    return new Node.Scalar(ScalarType.NULL, "", origin, here);
  }

  /**
   * Where the colon after a key stands; -1 where no key starts here. Keys are words without quotes:
   * letters, digits and what names are made of.
   */
  private int keyEnd(int from) {
    int i = from;
    int h = 0;
    while (i < stop && KEY_PARTS[bytes[i]]) {
      h = 31 * h + bytes[i++];
    }
    hash = h;
    boolean ends = i > from && i < stop && bytes[i] == ':';
    boolean apart = ends && (i + 1 == stop || bytes[i + 1] == ' ');
    return apart && bytes[from] != '-' && i - from < LONGEST_KEY ? i : -1;
  }

  private String key(int from, int to) {
    String written = pool.key(bytes, from, to, hash);
    String meant = DocumentReader.keyText(written, true);
    return meant.equals(written) ? written : pool.key(meant);
  }

  /** A scalar from here to the end of the line, and on to the next line. */
  private Node scalar(int from) {
    int at = line;
    Node node =
        switch (bytes[from]) {
          case '\'' -> leaf(singleQuoted(from), false, at);
          case '"' -> leaf(doubleQuoted(from), false, at);
          case '{', '[' -> empty(from, at);
          default -> leaf(plain(from), true, at);
        };
    // Where the scalar goes on below, the next line is indented deeper, which its block refuses.
    advance();
    return node;
  }

  private Node leaf(String text, boolean plain, int at) {
    ScalarType type = plain ? CoreSchema.type(text) : ScalarType.STRING;
    return Masked.leaf(type, CoreSchema.text(type, text), origin, at);
  }

  private Node empty(int from, int at) {
    boolean mapping = bytes[from] == '{';
    if (stop - from != 2 || bytes[from + 1] != (mapping ? '}' : ']')) {
      throw new NotPlain();
    }
    return mapping
        ? Node.Mapping.of(List.of(), List.of(), origin, at)
        : Node.Sequence.of(List.of(), origin, at);
  }

  private String plain(int from) {
    byte first = bytes[from];
    boolean indicator =
        switch (first) {
          case '-', '?', ':' -> from + 1 == stop || bytes[from + 1] == ' ';
          case ',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '%', '@', '`' -> true;
          default -> false;
        };
    if (indicator || bytes[stop - 1] == ':') {
      throw new NotPlain();
    }
    int h = 0;
    for (int i = from; i < stop; i++) {
      byte b = bytes[i];
      h = 31 * h + b;
      boolean key = b == ':' && bytes[i + 1] == ' ';
      boolean comment = b == '#' && bytes[i - 1] == ' ';
      boolean template = (b == '{' || b == '%') && i > from && isTemplate(b, bytes[i - 1]);
      if (key || comment || template) {
        throw new NotPlain();
      }
    }
    return pool.value(bytes, from, stop, h);
  }

  /** Whether two characters open a template, about which the whole document is asked. */
  private static boolean isTemplate(byte b, byte before) {
    return b == '{' ? before == '{' : before == '{' || before == '<';
  }

  private String singleQuoted(int from) {
    int to = stop - 1;
    if (to <= from || bytes[to] != '\'') {
      throw new NotPlain();
    }
    int h = 0;
    for (int i = from + 1; i < to; i++) {
      if (bytes[i] == '\'') {
        throw new NotPlain();
      }
      h = 31 * h + bytes[i];
    }
    return pool.value(bytes, from + 1, to, h);
  }

  private String doubleQuoted(int from) {
    int to = stop - 1;
    if (to <= from || bytes[to] != '"') {
      throw new NotPlain();
    }
    boolean escaped = false;
    int h = 0;
    for (int i = from + 1; i < to; i++) {
      h = 31 * h + bytes[i];
      if (bytes[i] == '"') {
        throw new NotPlain();
      }
      if (bytes[i] == '\\') {
        escaped = true;
        i++;
        if (i >= to) {
          throw new NotPlain();
        }
      }
    }
    return escaped ? pool.value(unescaped(from + 1, to)) : pool.value(bytes, from + 1, to, h);
  }

  private String unescaped(int from, int to) {
    var text = new StringBuilder(to - from);
    int i = from;
    while (i < to) {
      byte b = bytes[i++];
      if (b != '\\') {
        text.append((char) b);
        continue;
      }
      text.append(
          switch (bytes[i++]) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case '"' -> '"';
            case '\\' -> '\\';
            case '/' -> '/';
            default -> throw new NotPlain();
          });
    }
    return text.toString();
  }
}
