package dev.evenkeel.app.cli;

import dev.evenkeel.app.cli.contract.ContractCommand;
import dev.evenkeel.app.cli.drill.DrillCommand;
import dev.evenkeel.app.cli.drill.RunbookCommand;
import dev.evenkeel.app.cli.drill.WhereCommand;
import dev.evenkeel.app.cli.gate.GateCommand;
import dev.evenkeel.app.cli.github.GithubCommand;
import dev.evenkeel.app.cli.serve.ServeCommand;
import dev.evenkeel.app.cli.trail.TrailCommand;
import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The verbs, and what becomes of their results, usage errors and surprises. */
public final class CommandLineTool {
  /** Every verb and how its command is made; only the verb that is asked for is made. */
  private static final Map<String, Function<Console, Object>> VERBS = verbs();

  private CommandLineTool() {}

  private static Map<String, Function<Console, Object>> verbs() {
    var verbs = new LinkedHashMap<String, Function<Console, Object>>();
    verbs.put("compare", CompareCommand::of);
    verbs.put("demo", DemoCommand::new);
    verbs.put("init", InitCommand::new);
    verbs.put("explain", ExplainCommand::new);
    verbs.put("allow", AllowCommand::new);
    verbs.put("snapshot", SnapshotCommand::new);
    verbs.put("doctor", DoctorCommand::new);
    verbs.put("gate", GateCommand::new);
    verbs.put("drill", DrillCommand::of);
    verbs.put("runbook", RunbookCommand::new);
    verbs.put("where", WhereCommand::new);
    verbs.put("contract", ContractCommand::of);
    verbs.put("trail", TrailCommand::of);
    verbs.put("github", GithubCommand::new);
    verbs.put("serve", ServeCommand::of);
    verbs.put("schema", SchemaCommand::new);
    verbs.put("completion", CompletionCommand::new);
    return verbs;
  }

  /** The whole command with every verb, for help and completion. */
  public static CommandLine whole(Console console) {
    CommandLine root = root();
    VERBS.forEach((verb, make) -> root.addSubcommand(verb, make.apply(console)));
    return root;
  }

  /** Runs one command line and gives the process's exit code. */
  public static int run(Console console, String... arguments) {
    CommandLine root = root();
    Function<Console, Object> verb = arguments.length == 0 ? null : VERBS.get(arguments[0]);
    if (verb == null) {
      root = whole(console);
    } else {
      root.addSubcommand(arguments[0], verb.apply(console));
    }
    try {
      return configured(root, console).execute(arguments);
    } catch (Error e) {
      // No memory left, a library that does not load: no verdict, and the JVM's own 1 would be one.
      return surprise(e, console);
    }
  }

  /** Without annotations: reading them takes longer than all that a small comparison does. */
  private static CommandLine root() {
    CommandSpec spec = CommandSpec.create().name("evenkeel").versionProvider(new Version());
    spec.usageMessage()
        .description("Compares two environments, rehearses the way back, keeps the trail.");
    InCode.help(spec);
    return new CommandLine(spec)
        .setExecutionStrategy(
            parsed -> {
              Integer helped = CommandLine.executeHelpRequest(parsed);
              if (helped != null) {
                return helped;
              }
              if (!parsed.hasSubcommand()) {
                throw new CommandLine.ParameterException(
                    parsed.commandSpec().commandLine(),
                    "a command is missing: " + String.join(", ", VERBS.keySet()));
              }
              return new CommandLine.RunLast().execute(parsed);
            });
  }

  private static String said(CommandLine.ParameterException e) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof UsageError usage) {
        return String.join("; ", usage.problems());
      }
    }
    if (!(e instanceof CommandLine.UnmatchedArgumentException unmatched)
        || unmatched.getUnmatched().isEmpty()) {
      return String.valueOf(e.getMessage());
    }
    return Unmatched.said(e.getCommandLine(), unmatched.getUnmatched().getFirst());
  }

  private static CommandLine configured(CommandLine line, Console console) {
    line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
    line.setCaseInsensitiveEnumValuesAllowed(false);
    line.setOverwrittenOptionsAllowed(true);
    line.setExecutionExceptionHandler((e, command, parsed) -> surprise(e, console));
    line.setParameterExceptionHandler(
        (e, args) -> {
          console.err().println("evenkeel: " + Printed.line(said(e)));
          String help = e.getCommandLine().getCommandSpec().qualifiedName() + " --help";
          console.err().println("  see: " + help);
          return ExitCode.USAGE;
        });
    return line;
  }

  /** A usage error says its own words; anything else is our mistake, and no verdict. */
  private static int surprise(Throwable e, Console console) {
    if (e instanceof UsageError usage) {
      usage.problems().forEach(line -> console.err().println(spoken(line)));
      return ExitCode.USAGE;
    }
    console
        .err()
        .println("evenkeel: internal error " + e.getClass().getName() + "; no verdict was reached");
    for (StackTraceElement frame : e.getStackTrace()) {
      if (frame.getClassName().startsWith("dev.evenkeel.")) {
        console.err().println("  at " + frame);
      }
    }
    console
        .err()
        .println("  please report it with the command, `evenkeel --version` and the lines above");
    return ExitCode.INCONCLUSIVE;
  }

  /** A line that goes on with the one before it is indented and names nobody. */
  private static String spoken(String line) {
    return (line.startsWith("  ") ? "" : "evenkeel: ") + Printed.line(line);
  }

  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = CommandLineTool.class.getPackage().getImplementationVersion();
      return new String[] {"evenkeel " + (version == null ? "development" : version)};
    }
  }
}
