package dev.evenkeel.app.cli;

import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.environment.LoadEnvironments;
import dev.evenkeel.environment.Declaration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** {@code --config FILE}, for every verb that reads evenkeel.yaml. */
public final class ConfigOption {
  private static final String NAME = "--config";
  private static final String LABEL = "FILE";
  private static final String DESCRIPTION =
      "The evenkeel.yaml to use; without it, the nearest one upward.";

  @Option(names = NAME, paramLabel = LABEL, description = DESCRIPTION)
  private @Nullable String file;

  /** For a verb that is said in code. */
  void addTo(CommandSpec spec) {
    spec.addOption(InCode.value(NAME, LABEL, DESCRIPTION, given -> file = given));
  }

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
