package dev.evenkeel.app.cli.drill;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose pending migrations are drilled. */
final class PendingOption {
  @Option(
      names = "--environment",
      paramLabel = "NAME",
      description =
          "Whose database says what is applied already, where the plan of evenkeel.yaml is"
              + " drilled.")
  private @Nullable String environment;

  Optional<String> environment() {
    return Optional.ofNullable(environment);
  }
}
