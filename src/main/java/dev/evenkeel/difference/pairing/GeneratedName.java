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

  private static final int HASH = 10;

  private GeneratedName() {}

  /** The part that a person chose; empty where the name has not the shape of a generated one. */
  static Optional<String> base(String name) {
    if (!mayBe(name)) {
      return Optional.empty();
    }
    for (Pattern shape : new Pattern[] {KUSTOMIZE, KAPP, KUSTOMIZE_WITHOUT_DIGIT}) {
      var matcher = shape.matcher(name);
      if (matcher.matches()) {
        return Optional.of(matcher.group(1));
      }
    }
    return Optional.empty();
  }

  /** A cheap look before the expressions, which nearly every name fails. */
  private static boolean mayBe(String name) {
    int hyphen = name.length() - HASH - 1;
    return (hyphen > 0 && name.charAt(hyphen) == '-') || name.contains("-ver-");
  }
}
