package dev.evenkeel.snapshot;

import java.util.Locale;
import java.util.regex.Pattern;

/** Values that somebody meant to replace and did not. Reserved example domains are none. */
public final class Placeholder {
  private static final Pattern WORDS =
      Pattern.compile(
          "(?:please[-_ ]?)?(?:change|replace|fill|set|edit|insert|update)[-_"
              + " ]?(?:me|this|it|in)(?:[-_ ]?(?:please|now|later|in[-_ ]?production))?|to[-_"
              + " ]?do|tbd|fixme|x{3,}|placeholder|dummy|(?:your|my)[-_ ](?:[a-z0-9]+[-_"
              + " ])*(?:here|password|secret|token|key|api[-_ ]?key)|<[a-z][a-z0-9 _-]*>");

  private Placeholder() {}

  public static boolean isPlaceholder(String value) {
    return WORDS.matcher(value.strip().toLowerCase(Locale.ROOT)).matches();
  }
}
