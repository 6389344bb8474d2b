package dev.evenkeel.app.cli.contract;

import dev.evenkeel.app.console.Console;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code contract VERB}: JSON Schemas that a writer and a reader keep. */
@Command(
    name = "contract",
    description = "Holds documents against a JSON Schema, and two versions of one to each other.",
    mixinStandardHelpOptions = true)
public final class ContractCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  private ContractCommand() {}

  public static CommandLine of(Console console) {
    return new CommandLine(new ContractCommand())
        .addSubcommand("check", new ContractCheckCommand(console))
        .addSubcommand("compare", new ContractCompareCommand(console));
  }

  @Override
  public Integer call() {
    CommandLine line = Objects.requireNonNull(spec, "picocli sets it").commandLine();
    throw new CommandLine.ParameterException(
        line, "contract needs a verb: " + String.join(", ", line.getSubcommands().keySet()));
  }
}
