package dev.evenkeel.source.file.toml;

import dev.evenkeel.snapshot.Masked;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.ScalarType;
import dev.evenkeel.snapshot.Origin;
import dev.evenkeel.snapshot.Unread;
import dev.evenkeel.source.file.format.FormatReader;
import dev.evenkeel.source.file.format.Limits;
import dev.evenkeel.source.file.format.Parsed;
import dev.evenkeel.source.file.format.Problem;
import dev.evenkeel.source.file.format.SourceText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * Reads TOML. Numbers are compared by value, so {@code 0xFF} is shown as 255; dates and times are
 * strings. A file with one error is unread as a whole, since what follows may be misread.
 */
public final class TomlReader implements FormatReader {
  @Override
  public Parsed read(byte[] bytes, String place) {
    return switch (SourceText.decode(bytes, place)) {
      case SourceText.Refused refused -> Parsed.nothing(refused.unread());
      case SourceText.Decoded readable -> read(readable.text(), place);
    };
  }

  private static Parsed read(String text, String place) {
    int deep = TomlDepth.lineBeyond(text, Limits.DEPTH);
    if (deep > 0) {
      return Parsed.nothing(Problem.tooDeep(List.of(), place, deep));
    }
    TomlParseResult result;
    try {
      result = Toml.parse(text);
    } catch (RuntimeException | StackOverflowError e) {
      // The library is fed anything; whatever it trips over is the document's fault to the user.
      return Parsed.nothing(problem(place, 1));
    }
    if (result.hasErrors()) {
      return Parsed.nothing(problem(place, line(result.errors().getFirst().position(), 1)));
    }
    var tree = new Tree(Origin.of(place));
    Node root = tree.table(result, 1, 0);
    return tree.tooDeep > 0
        ? Parsed.nothing(Problem.tooDeep(List.of(), place, tree.tooDeep))
        : Parsed.of(root, List.of(), List.of());
  }

  /** The library's message quotes the content, so only its line is used. */
  private static Unread problem(String place, int line) {
    return Problem.wholeFile(
        place, line, "no TOML", "correct the file there, or leave it out of the source");
  }

  private static int line(@Nullable TomlPosition position, int otherwise) {
    return position == null ? otherwise : position.line();
  }

  private static final class Tree {
    private final Origin origin;
    private int tooDeep;

    Tree(Origin origin) {
      this.origin = origin;
    }

    Node table(TomlTable table, int line, int depth) {
      var keys = new ArrayList<String>();
      var values = new ArrayList<Node>();
      for (String key : table.keySet()) {
        List<String> path = List.of(key);
        int at = line(table.inputPositionOf(path), line);
        keys.add(key);
        values.add(node(table.get(path), at, depth + 1));
      }
      return Node.Mapping.of(keys, values, origin, line);
    }

    private Node array(TomlArray array, int line, int depth) {
      var elements = new ArrayList<Node>(array.size());
      for (int i = 0; i < array.size(); i++) {
        elements.add(node(array.get(i), line(array.inputPositionOf(i), line), depth + 1));
      }
      return Node.Sequence.of(elements, origin, line);
    }

    private Node node(@Nullable Object value, int line, int depth) {
      if (depth > Limits.DEPTH) {
        tooDeep = line;
        return scalar(ScalarType.NULL, "", line);
      }
      return switch (value) {
        case TomlTable table -> table(table, line, depth);
        case TomlArray array -> array(array, line, depth);
        case Long number -> scalar(ScalarType.INTEGER, number.toString(), line);
        case Double number -> scalar(ScalarType.FLOAT, number.toString(), line);
        case Boolean truth -> scalar(ScalarType.BOOLEAN, truth.toString(), line);
        case String text -> Masked.leaf(ScalarType.STRING, text, origin, line);
        case null -> scalar(ScalarType.NULL, "", line);
        default -> scalar(ScalarType.STRING, value.toString(), line);
      };
    }

    private Node scalar(ScalarType type, String text, int line) {
      return new Node.Scalar(type, text, origin, line);
    }
  }
}
