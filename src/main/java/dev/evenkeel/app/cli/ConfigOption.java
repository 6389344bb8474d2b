package dev.evenkeel.app.cli;

import dev.evenkeel.app.environment.LoadEnvironments;
import dev.evenkeel.environment.Declaration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --config FILE}, for every verb that reads evenkeel.yaml. */
public final class ConfigOption {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The evenkeel.yaml to use; without it, the nearest one upward.")
  private @Nullable String file;

  public Optional<String> file() {
    return Optional.ofNullable(file);
  }

  public Optional<Declaration> find(Console console) {
    return LoadEnvironments.find(console, file());
  }

  public Declaration require(Console console) {
    return LoadEnvironments.require(console, file());
  }
}
