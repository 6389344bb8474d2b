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
    if (extension.find()) {
      return Optional.of(
          "nothing is known to be wrong with the migration: this sandbox has no extension "
              + extension.group(1)
              + "; drill on a server that has it, --sandbox URL or --sandbox testcontainers");
    }
    return said.contains("due to lock timeout")
        ? Optional.of(
            "nobody else uses the sandbox, so the tool itself holds that lock in another session;"
                + " Flyway does, unless it is drilled and run with --flyway"
                + " postgresql.transactional.lock=false")
        : Optional.empty();
  }
}
