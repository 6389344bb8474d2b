package dev.evenkeel.source.file;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.source.file.format.Parsed;
import java.nio.charset.StandardCharsets;

/** Says a tree in one line, so that a test can state what it expects. */
public final class Trees {
  private Trees() {}

  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** All documents of a file, one line each. */
  public static String shown(Parsed parsed) {
    var text = new StringBuilder();
    for (Parsed.Tree tree : parsed.trees()) {
      text.append(text.isEmpty() ? "" : "\n").append(shown(tree.root()));
    }
    return text.toString();
  }

  /** JSON-like: strings in quotes, null as null, what could not be read as ?. */
  public static String shown(Node node) {
    var text = new StringBuilder();
    show(node, text, false);
    return text.toString();
  }

  /** The same with the line of each value after it. */
  public static String lined(Node node) {
    var text = new StringBuilder();
    show(node, text, true);
    return text.toString();
  }

  private static void show(Node node, StringBuilder text, boolean lines) {
    switch (node) {
      case Node.Mapping mapping -> {
        text.append('{');
        for (int i = 0; i < mapping.size(); i++) {
          text.append(i > 0 ? ", " : "").append(mapping.key(i)).append(": ");
          show(mapping.value(i), text, lines);
        }
        text.append('}');
      }
      case Node.Sequence sequence -> {
        text.append('[');
        for (int i = 0; i < sequence.size(); i++) {
          text.append(i > 0 ? ", " : "");
          show(sequence.get(i), text, lines);
        }
        text.append(']');
      }
      case Node.Scalar scalar ->
          text.append(
              switch (scalar.type()) {
                case STRING -> "'" + scalar.text().replace("\n", "\\n") + "'";
                case NULL -> "null";
                default -> scalar.text();
              });
      case Node.Unreadable unreadable -> text.append('?');
      case Node.Secret secret -> text.append("***");
    }
    if (lines) {
      text.append('@').append(node.line());
    }
  }
}
