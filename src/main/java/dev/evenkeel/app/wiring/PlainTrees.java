package dev.evenkeel.app.wiring;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.Mapping;
import dev.evenkeel.snapshot.Node.Scalar;
import dev.evenkeel.snapshot.Node.ScalarType;
import dev.evenkeel.snapshot.Node.Sequence;
import dev.evenkeel.snapshot.Origin;
import java.util.ArrayList;
import java.util.List;

/**
 * Trees of mappings, lists and scalars as lines, to be read in one go: the build writes the
 * catalogue so, since reading its YAML takes a third of a short run.
 *
 * <p>A line is a letter, a number and a rest: {@code @} the place of a new tree; {@code M} and
 * {@code S} a mapping and a list with so many children; {@code K} the key of the child that
 * follows; else the letter of a scalar's type and its text. The number is the line in the source,
 * but for {@code M} and {@code S}, whose rest it is.
 */
final class PlainTrees {
  private static final String TYPES = "sifbn";
  private static final ScalarType[] OF_TYPE = {
    ScalarType.STRING, ScalarType.INTEGER, ScalarType.FLOAT, ScalarType.BOOLEAN, ScalarType.NULL
  };

  private PlainTrees() {}

  static String write(List<Node> trees) {
    var text = new StringBuilder();
    for (Node tree : trees) {
      line(text, '@', 0, tree.origin().place());
      write(tree, text);
    }
    return text.toString();
  }

  private static void write(Node node, StringBuilder text) {
    if (node instanceof Mapping mapping) {
      line(text, 'M', mapping.size(), Integer.toString(mapping.line()));
      for (int i = 0; i < mapping.size(); i++) {
        line(text, 'K', 0, mapping.key(i));
        write(mapping.value(i), text);
      }
    } else if (node instanceof Sequence sequence) {
      line(text, 'S', sequence.size(), Integer.toString(sequence.line()));
      sequence.elements().forEach(element -> write(element, text));
    } else if (node instanceof Scalar scalar) {
      int type = List.of(OF_TYPE).indexOf(scalar.type());
      line(text, TYPES.charAt(type), scalar.line(), scalar.text());
    } else {
      throw new IllegalArgumentException(node.at() + " is no plain value");
    }
  }

  private static void line(StringBuilder text, char kind, int number, String rest) {
    text.append(kind)
        .append(number)
        .append(' ')
        .append(rest.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r"))
        .append('\n');
  }

  static List<Node> read(String text) {
    var reader = new Reader(text);
    var trees = new ArrayList<Node>();
    while (reader.at < text.length()) {
      reader.next();
      reader.origin = Origin.of(reader.rest);
      trees.add(reader.node());
    }
    return trees;
  }

  private static final class Reader {
    private final String text;
    private int at;
    private char kind;
    private int number;
    private String rest = "";
    private Origin origin = Origin.of("");

    Reader(String text) {
      this.text = text;
    }

    void next() {
      int space = text.indexOf(' ', at);
      int end = text.indexOf('\n', space);
      kind = text.charAt(at);
      number = Integer.parseInt(text, at + 1, space, 10);
      String written = text.substring(space + 1, end);
      rest = written.indexOf('\\') < 0 ? written : plain(written);
      at = end + 1;
    }

    private static String plain(String written) {
      var plain = new StringBuilder(written.length());
      for (int i = 0; i < written.length(); i++) {
        char c = written.charAt(i);
        if (c == '\\') {
          i++;
          char escaped = written.charAt(i);
          plain.append(escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped);
        } else {
          plain.append(c);
        }
      }
      return plain.toString();
    }

    Node node() {
      next();
      int size = number;
      if (kind == 'M') {
        int line = Integer.parseInt(rest);
        var keys = new ArrayList<String>(size);
        var values = new ArrayList<Node>(size);
        for (int i = 0; i < size; i++) {
          next();
          keys.add(rest);
          values.add(node());
        }
        return Mapping.of(keys, values, origin, line);
      }
      if (kind == 'S') {
        int line = Integer.parseInt(rest);
        var elements = new ArrayList<Node>(size);
        for (int i = 0; i < size; i++) {
          elements.add(node());
        }
        return Sequence.of(elements, origin, line);
      }
      return new Scalar(OF_TYPE[TYPES.indexOf(kind)], rest, origin, number);
    }
  }
}
