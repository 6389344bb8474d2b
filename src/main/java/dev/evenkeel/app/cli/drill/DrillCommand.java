package dev.evenkeel.app.cli.drill;

import dev.evenkeel.app.console.Console;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code drill VERB}: what was planned, done for real in a sandbox, and looked at. */
@Command(
    name = "drill",
    description = "Runs a plan in a sandbox, stops it or takes it back, and says what is left.",
    mixinStandardHelpOptions = true)
public final class DrillCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  private DrillCommand() {}

  public static CommandLine of(Console console) {
    return new CommandLine(new DrillCommand())
        .addSubcommand("half-deploy", new HalfDeployCommand(console))
        .addSubcommand("hazards", new HazardsCommand(console))
        .addSubcommand("rollback", new RollbackCommand(console));
  }

  @Override
  public Integer call() {
    CommandLine line = Objects.requireNonNull(spec, "picocli sets it").commandLine();
    throw new CommandLine.ParameterException(
        line, "drill needs a verb: " + String.join(", ", line.getSubcommands().keySet()));
  }
}
