package dev.evenkeel.app.cli.trail;

import dev.evenkeel.app.console.Console;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code trail VERB}: the log of what was done about each change. */
@Command(
    name = "trail",
    description = "Remembers what was done about a change, in a log nobody can quietly edit.",
    mixinStandardHelpOptions = true)
public final class TrailCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  private TrailCommand() {}

  public static CommandLine of(Console console) {
    return new CommandLine(new TrailCommand())
        .addSubcommand("record", new RecordCommand(console))
        .addSubcommand("show", new ShowCommand(console))
        .addSubcommand("state", new StateCommand(console))
        .addSubcommand("verify", new VerifyCommand(console))
        .addSubcommand("export", new ExportCommand(console))
        .addSubcommand("population", new PopulationCommand(console))
        .addSubcommand("rotate", new RotateCommand(console))
        .addSubcommand("replay", new ReplayCommand(console))
        .addSubcommand("cosign", new CosignCommand(console));
  }

  @Override
  public Integer call() {
    CommandLine line = Objects.requireNonNull(spec, "picocli sets it").commandLine();
    throw new CommandLine.ParameterException(
        line, "trail needs a verb: " + String.join(", ", line.getSubcommands().keySet()));
  }
}
