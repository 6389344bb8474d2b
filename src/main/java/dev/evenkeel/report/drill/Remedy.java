package dev.evenkeel.report.drill;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to do about what a server said, where it is the sandbox that lacks something. */
final class Remedy {
  private static final Pattern EXTENSION =
      Pattern.compile("extension \"([^\"]+)\" is not available");

  private Remedy() {}

  static Optional<String> of(String said) {
    Matcher extension = EXTENSION.matcher(said);
    return extension.find()
        ? Optional.of(
            "nothing is known to be wrong with the migration: this sandbox has no extension "
                + extension.group(1)
                + "; drill on a server that has it, --sandbox URL or --sandbox testcontainers")
        : Optional.empty();
  }
}
