package dev.evenkeel.app.cli.serve;

import dev.evenkeel.app.cli.ConfigOption;
import dev.evenkeel.app.cli.ExitCode;
import dev.evenkeel.app.cli.trail.Failures;
import dev.evenkeel.app.cli.trail.LogOptions;
import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.app.http.access.Scope;
import dev.evenkeel.environment.Declaration;
import dev.evenkeel.environment.ServeDeclaration;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code serve token}: gives a token out, or takes one back. */
@Command(
    name = "token",
    description =
        "Prints a new token, once: only its hash is kept. A running service knows it at once.",
    mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private LogOptions log = new LogOptions();
  @Mixin private ConfigOption config = new ConfigOption();

  @Option(names = "--name", required = true, paramLabel = "NAME", description = "Whose it is.")
  private @Nullable String name;

  @Option(
      names = "--scope",
      paramLabel = "SCOPE",
      description = "read, write or audit; repeatable. Default: read and write.")
  private List<String> scopes = List.of("read", "write");

  @Option(
      names = "--project",
      paramLabel = "NAME",
      description = "The only project it opens; default: all.")
  private @Nullable String project;

  @Option(names = "--remove", description = "Takes the token of this name back.")
  private boolean remove;

  TokenCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    return Failures.explained(console, this::token);
  }

  private int token() {
    if (name == null || name.isBlank()) {
      throw new UsageError("--name is missing: whose token?");
    }
    if (project != null && scopes.contains("audit")) {
      throw new UsageError(
          "--scope audit and --project "
              + project
              + ": audit sees across projects; give out one of the two");
    }
    var tokens = new TokenStore(directory(), new SecureRandom());
    if (remove) {
      if (!tokens.remove(name)) {
        throw new UsageError("--name " + name + ": there is no token of this name");
      }
      console.err().println("evenkeel: the token " + name + " opens nothing any more");
      return ExitCode.PASSED;
    }
    console
        .out()
        .println(
            tokens.add(
                name,
                scopes.stream().map(TokenCommand::scope).collect(Collectors.toSet()),
                Optional.ofNullable(project)));
    console.out().flush();
    return ExitCode.PASSED;
  }

  /** Where the service keeps its tokens: evenkeel.yaml may say it. */
  private Path directory() {
    if (log.named()) {
      return log.directory(console);
    }
    Optional<ServeDeclaration> declared = config.find(console).flatMap(Declaration::serve);
    return ServeCommand.where(log, declared).directory(console);
  }

  private static Scope scope(String word) {
    return Scope.of(word)
        .filter(scope -> scope != Scope.OPEN)
        .orElseThrow(
            () -> new UsageError("--scope " + word + ": read, write or audit is expected"));
  }
}
