package dev.evenkeel.source.file.layers;

import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Spring Boot's relaxed names: {@code maxPoolSize}, {@code max_pool_size} and {@code MAXPOOLSIZE}
 * are {@code max-pool-size}. Shown is the kebab form, so that the words in a name stay apart.
 */
final class SpringNames {
  private static final Node NOTHING = Node.Mapping.of(List.of(), List.of(), Origin.of(""), 0);

  private SpringNames() {}

  /** The segments of a property's name; what stands in brackets is an index or a literal key. */
  static List<String> split(String name) {
    var segments = new ArrayList<String>();
    var segment = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      int close = c == '[' ? name.indexOf(']', i) : -1;
      if (c == '.' || close >= 0) {
        if (!segment.isEmpty()) {
          segments.add(kebab(segment.toString()));
          segment.setLength(0);
        }
        if (close >= 0) {
          segments.add(name.substring(i + 1, close));
          i = close;
        }
      } else {
        segment.append(c);
      }
    }
    if (!segment.isEmpty()) {
      segments.add(kebab(segment.toString()));
    }
    return segments;
  }

  /**
   * The segments of an environment variable's name. Underscores separate segments and words alike,
   * so known names are tried first, the longest one first.
   *
   * @param known what the layers below hold
   */
  static List<String> splitEnv(String name, Node known) {
    if (name.indexOf('.') >= 0) {
      return split(name);
    }
    var parts = new ArrayList<String>();
    for (String part : name.split("_", -1)) {
      if (!part.isEmpty()) {
        parts.add(part.toLowerCase(Locale.ROOT));
      }
    }
    var segments = new ArrayList<String>();
    Node here = known;
    int at = 0;
    while (at < parts.size()) {
      int end = here instanceof Node.Mapping ? parts.size() : at;
      int entry = -1;
      while (entry < 0 && end > at) {
        entry = entry((Node.Mapping) here, String.join("", parts.subList(at, end)));
        end = entry < 0 ? end - 1 : end;
      }
      if (entry < 0) {
        segments.add(parts.get(at));
        here = element(here, parts.get(at));
        at++;
      } else {
        Node.Mapping mapping = (Node.Mapping) here;
        segments.add(mapping.key(entry));
        here = mapping.value(entry);
        at = end;
      }
    }
    return segments;
  }

  /** Equal for all spellings of one name; a key with other characters is only equal to itself. */
  static String identity(String segment) {
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      if (!Character.isLetterOrDigit(c) && c != '-' && c != '_') {
        return segment;
      }
    }
    String letters = segment.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    return letters.isEmpty() ? segment : letters;
  }

  /** {@code maxPoolSize} to {@code max-pool-size}, {@code baseURL} to {@code base-url}. */
  static String kebab(String segment) {
    var kebab = new StringBuilder(segment.length() + 4);
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      if (c == '_') {
        kebab.append('-');
        continue;
      }
      if (Character.isUpperCase(c) && i > 0) {
        char before = segment.charAt(i - 1);
        boolean lowerAfter =
            i + 1 < segment.length() && Character.isLowerCase(segment.charAt(i + 1));
        boolean newWord =
            Character.isLowerCase(before)
                || Character.isDigit(before)
                || (Character.isUpperCase(before) && lowerAfter);
        if (newWord) {
          kebab.append('-');
        }
      }
      kebab.append(Character.toLowerCase(c));
    }
    return kebab.toString();
  }

  private static int entry(Node.Mapping mapping, String identity) {
    for (int i = 0; i < mapping.size(); i++) {
      if (identity(mapping.key(i)).equals(identity)) {
        return i;
      }
    }
    return -1;
  }

  private static Node element(Node here, String index) {
    boolean digits = index.length() < 9 && index.chars().allMatch(c -> c >= '0' && c <= '9');
    if (here instanceof Node.Sequence sequence && digits) {
      int at = Integer.parseInt(index);
      if (at < sequence.size()) {
        return sequence.get(at);
      }
    }
    return NOTHING;
  }
}
