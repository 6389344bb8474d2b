package dev.evenkeel.difference;

import dev.evenkeel.snapshot.Hidden;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.value.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What files of schemas say, whatever the order of their keys and their white space. Within this
 * process secrets count as what they are; what is shown counts them as "a secret", as the digest of
 * a snapshot does.
 */
final class SchemaDigest {
  private static final int SHOWN = 12;

  private SchemaDigest() {}

  /** Equal for equal files; what could not be read, or compared, makes it equal to nothing. */
  static String of(Map<String, Node> files) {
    return of(files, Hidden::matchKey);
  }

  private static String of(Map<String, Node> files, Function<Hidden, String> secrets) {
    MessageDigest sha = Sha256.begin();
    new TreeMap<>(files)
        .forEach(
            (path, root) -> {
              var text = new StringBuilder(path).append('\n');
              write(root, text, secrets);
              sha.update(text.append('\n').toString().getBytes(StandardCharsets.UTF_8));
            });
    return HexFormat.of().formatHex(sha.digest());
  }

  /** Enough of it for people. */
  static String shown(Map<String, Node> files) {
    return of(files, hidden -> "").substring(0, SHOWN);
  }

  private static void write(Node node, StringBuilder out, Function<Hidden, String> secrets) {
    switch (node) {
      case Node.Mapping mapping -> {
        out.append('{');
        new TreeMap<>(mapping.asMap())
            .forEach(
                (key, value) -> {
                  out.append(key.length()).append(':').append(key);
                  write(value, out, secrets);
                });
        out.append('}');
      }
      case Node.Sequence sequence -> {
        out.append('[');
        sequence.elements().forEach(element -> write(element, out, secrets));
        out.append(']');
      }
      case Node.Scalar scalar ->
          out.append(scalar.type().name().charAt(0))
              .append(scalar.text().length())
              .append(':')
              .append(scalar.text());
      case Node.Secret secret -> out.append('?').append(secrets.apply(secret.hidden())).append(';');
      case Node.Unreadable unreadable ->
          out.append('!').append(unreadable.at()).append(unreadable.why()).append(';');
    }
  }
}
