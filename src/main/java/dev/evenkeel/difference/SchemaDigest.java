package dev.evenkeel.difference;

import dev.evenkeel.snapshot.Node;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** What files of schemas say, whatever the order of their keys and their white space. */
final class SchemaDigest {
  private static final int SHOWN = 12;

  private SchemaDigest() {}

  static String of(Map<String, Node> files) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      new TreeMap<>(files)
          .forEach(
              (path, root) -> {
                var text = new StringBuilder(path).append('\n');
                write(root, text);
                sha.update(text.append('\n').toString().getBytes(StandardCharsets.UTF_8));
              });
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Enough of it for people. */
  static String shown(Map<String, Node> files) {
    return of(files).substring(0, SHOWN);
  }

  private static void write(Node node, StringBuilder out) {
    switch (node) {
      case Node.Mapping mapping -> {
        out.append('{');
        new TreeMap<>(mapping.asMap())
            .forEach(
                (key, value) -> {
                  out.append(key.length()).append(':').append(key);
                  write(value, out);
                });
        out.append('}');
      }
      case Node.Sequence sequence -> {
        out.append('[');
        sequence.elements().forEach(element -> write(element, out));
        out.append(']');
      }
      case Node.Scalar scalar ->
          out.append(scalar.type().name().charAt(0))
              .append(scalar.text().length())
              .append(':')
              .append(scalar.text());
      case Node.Secret secret -> out.append('?');
      case Node.Unreadable unreadable -> out.append('?');
    }
  }
}
