package dev.evenkeel.app.allowing;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A text as a YAML scalar that reads back as the same text. */
final class YamlScalar {
  /** Nothing in it that YAML reads as more than a letter, wherever it stands. */
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z/][A-Za-z0-9_./()+-]*(?:[ ,;]? ?[A-Za-z0-9_./()+-]+)*");

  private static final Set<String> OTHER_THAN_TEXT =
      Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

  private YamlScalar() {}

  static String of(String text) {
    String kept = text.replace("${env:", "$${env:");
    if (PLAIN.matcher(kept).matches() && !OTHER_THAN_TEXT.contains(kept.toLowerCase(Locale.ROOT))) {
      return kept;
    }
    var quoted = new StringBuilder("\"");
    kept.codePoints().forEach(c -> append(quoted, c));
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder out, int c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\t' -> out.append("\\t");
      default -> {
        if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || c > 0xFFFF) {
          out.append(String.format(Locale.ROOT, "\\U%08x", c));
        } else {
          out.appendCodePoint(c);
        }
      }
    }
  }
}
