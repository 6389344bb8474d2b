package dev.evenkeel.source.file.yaml;

import dev.evenkeel.snapshot.Masked;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.ScalarType;
import dev.evenkeel.snapshot.Origin;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an explicit tag makes of a node. Tags of the core schema only set the type. Any other tag
 * says something the program that reads the file acts on, so it is kept where it can be seen and
 * compared: {@code !Ref x} is read as the mapping {@code {"!Ref": x}}, {@code !!binary} likewise.
 */
final class YamlTags {
  private static final String CORE = "tag:yaml.org,2002:";
  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

  private YamlTags() {}

  static Node scalar(String tag, String text, boolean plain, Origin origin, int line) {
    return switch (tag) {
      case "!", CORE + "str" -> Masked.leaf(ScalarType.STRING, text, origin, line);
      case CORE + "int", CORE + "float", CORE + "bool", CORE + "null" ->
          typed(tag, text, origin, line);
      case CORE + "binary" ->
          wrapped(tag, Node.Scalar.string(WHITE_SPACE.matcher(text).replaceAll(""), origin, line));
      default -> {
        if (isCiphertext(tag)) {
          yield Masked.encrypted(origin, line);
        }
        ScalarType type = plain ? CoreSchema.type(text) : ScalarType.STRING;
        yield wrapped(tag, Masked.leaf(type, CoreSchema.text(type, text), origin, line));
      }
    };
  }

  private static Node typed(String tag, String text, Origin origin, int line) {
    ScalarType said = said(tag);
    ScalarType found = CoreSchema.type(text);
    if (found == said || (said == ScalarType.FLOAT && found == ScalarType.INTEGER)) {
      return new Node.Scalar(said, CoreSchema.text(said, text), origin, line);
    }
    return new Node.Unreadable(
        "the tag " + shown(tag) + " on a value of another type",
        "correct the tag or the value",
        origin,
        line);
  }

  static Node collection(@Nullable String tag, Node node) {
    if (tag == null || tag.equals("!") || tag.equals(CORE + "map") || tag.equals(CORE + "seq")) {
      return node;
    }
    return isCiphertext(tag) ? Masked.encrypted(node.origin(), node.line()) : wrapped(tag, node);
  }

  private static Node wrapped(String tag, Node node) {
    return Node.Mapping.of(List.of(shown(tag)), List.of(node), node.origin(), node.line());
  }

  private static boolean isCiphertext(String tag) {
    String lower = tag.toLowerCase(Locale.ROOT);
    return lower.equals("!vault") || lower.startsWith("!vault-") || lower.startsWith("!encrypted");
  }

  /** The tag as people write it. */
  private static String shown(String tag) {
    if (tag.startsWith(CORE)) {
      return "!!" + tag.substring(CORE.length());
    }
    return tag.startsWith("!") ? tag : "!<" + tag + ">";
  }

  private static ScalarType said(String tag) {
    return switch (tag.substring(CORE.length())) {
      case "int" -> ScalarType.INTEGER;
      case "float" -> ScalarType.FLOAT;
      case "bool" -> ScalarType.BOOLEAN;
      default -> ScalarType.NULL;
    };
  }
}
