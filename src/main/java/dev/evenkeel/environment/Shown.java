package dev.evenkeel.environment;

import dev.evenkeel.snapshot.Node;
import java.util.ArrayList;
import java.util.List;

/** How pieces of evenkeel.yaml look in a message: as written, on one line, short, and tame. */
final class Shown {
  private static final int LONGEST = 60;

  private Shown() {}

  static String quoted(String text) {
    return '"' + tame(text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text) + '"';
  }

  /** Control characters would move a terminal's cursor. */
  static String tame(String text) {
    var out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                out.append(String.format("\\u%04x", c));
              } else {
                out.appendCodePoint(c);
              }
            });
    return out.toString();
  }

  /** What kind of thing stands there, with its text where it is a scalar. */
  static String node(Node node) {
    return switch (node) {
      case Node.Mapping m -> m.size() == 0 ? "an empty mapping" : "a mapping";
      case Node.Sequence s -> s.size() == 0 ? "an empty list" : "a list";
      case Node.Scalar s ->
          switch (s.type()) {
            case STRING -> "the string " + quoted(s.text());
            case INTEGER, FLOAT -> "the number " + tame(s.text());
            case BOOLEAN -> "the boolean " + s.text();
            case NULL -> "nothing";
          };
      case Node.Secret s -> "a hidden value";
      case Node.Unreadable u -> "something unreadable";
    };
  }

  /** {@code environments.staging.sources.app}, {@code allowances[2]}; the file where empty. */
  static String path(List<Object> elements) {
    var out = new StringBuilder();
    for (Object element : elements) {
      if (element instanceof Integer index) {
        out.append('[').append(index).append(']');
      } else {
        out.append(out.isEmpty() ? "" : ".").append(tame(element.toString()));
      }
    }
    return out.isEmpty() ? "the file" : out.toString();
  }

  /** A node on one line, as YAML's flow style writes it. */
  static String flow(Node node) {
    return switch (node) {
      case Node.Mapping m -> {
        var parts = new ArrayList<String>();
        for (int i = 0; i < m.size(); i++) {
          parts.add(tame(m.key(i)) + ": " + flow(m.value(i)));
        }
        yield "{" + String.join(", ", parts) + "}";
      }
      case Node.Sequence s ->
          "[" + String.join(", ", s.elements().stream().map(Shown::flow).toList()) + "]";
      case Node.Scalar s -> s.type() == Node.ScalarType.NULL ? "null" : tame(s.text());
      case Node.Secret s -> "***";
      case Node.Unreadable u -> "?";
    };
  }
}
