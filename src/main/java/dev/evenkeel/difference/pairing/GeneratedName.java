package dev.evenkeel.difference.pairing;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names with a part that a tool made from the content: {@code NAME-HASH} by Kustomize's generators,
 * {@code NAME-ver-N} by kapp. The shape alone proves nothing; a referrer on the same side must use
 * the whole name.
 */
final class GeneratedName {
  /** Ten characters; words such as {@code controller} have no digit and are no hash. */
  private static final Pattern KUSTOMIZE =
      Pattern.compile("(.+)-(?=[a-z]*\\d)(?=\\d*[a-z])[a-z0-9]{10}");

  /** The alphabet in which Kustomize writes its hashes has no vowel. */
  private static final Pattern KUSTOMIZE_WITHOUT_DIGIT = Pattern.compile("(.+)-[bcdfghkmt]{10}");

  private static final Pattern KAPP = Pattern.compile("(.+)-ver-\\d+");

  private GeneratedName() {}

  /** The part that a person chose; empty where the name has not the shape of a generated one. */
  static Optional<String> base(String name) {
    for (Pattern shape : new Pattern[] {KUSTOMIZE, KAPP, KUSTOMIZE_WITHOUT_DIGIT}) {
      var matcher = shape.matcher(name);
      if (matcher.matches()) {
        return Optional.of(matcher.group(1));
      }
    }
    return Optional.empty();
  }
}
