package dev.evenkeel.app.finding;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.value.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;

/** A value on one line, as JSON spells it, shortened where it is long. */
final class OneLine {
  private static final int LONGEST = 200;

  private OneLine() {}

  static String of(Node node) {
    String text = whole(node);
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
  }

  /** The text of a scalar without quotes. */
  static String bare(Node node) {
    return node instanceof Node.Scalar scalar ? scalar.text() : whole(node);
  }

  private static String whole(Node node) {
    return switch (node) {
      case Node.Mapping mapping -> {
        var members = new ArrayList<String>();
        for (int i = 0; i < mapping.size(); i++) {
          members.add(quoted(mapping.key(i)) + ": " + whole(mapping.value(i)));
        }
        yield "{" + String.join(", ", members) + "}";
      }
      case Node.Sequence sequence ->
          "[" + String.join(", ", sequence.elements().stream().map(OneLine::whole).toList()) + "]";
      case Node.Scalar scalar ->
          switch (scalar.type()) {
            case STRING -> quoted(scalar.text());
            case NULL -> "null";
            default -> scalar.text();
          };
      case Node.Secret secret -> "(secret)";
      case Node.Unreadable unreadable -> "(unreadable)";
    };
  }

  private static String quoted(String text) {
    try {
      var out = new StringBuilder();
      new JsonWriter(out).value(text).finish();
      return out.toString().strip();
    } catch (IOException e) {
      throw new UncheckedIOException("a builder does not fail", e);
    }
  }
}
