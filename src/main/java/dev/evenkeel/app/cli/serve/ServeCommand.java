package dev.evenkeel.app.cli.serve;

import dev.evenkeel.app.cli.ConfigOption;
import dev.evenkeel.app.cli.ExitCode;
import dev.evenkeel.app.cli.FileTrouble;
import dev.evenkeel.app.cli.trail.Failures;
import dev.evenkeel.app.cli.trail.LogOptions;
import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.app.http.TrailServer;
import dev.evenkeel.app.http.access.AccessFile;
import dev.evenkeel.app.http.access.TrustedIssuer;
import dev.evenkeel.environment.Declaration;
import dev.evenkeel.environment.DeclaredPath;
import dev.evenkeel.environment.ServeDeclaration;
import dev.evenkeel.trail.note.Malformed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code serve}: keeps a trail for many writers, over HTTP. */
@Command(
    name = "serve",
    description = "Keeps the trail as a service: records and receipts over HTTP, pages to read.",
    mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {
  private static final List<String> LOOPBACK = List.of("127.0.0.1", "localhost", "::1");

  private final Console console;

  @Mixin private LogOptions log = new LogOptions();
  @Mixin private ConfigOption config = new ConfigOption();

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "Where to listen; default: this machine alone, 127.0.0.1.")
  private @Nullable String host;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Default: 8177; 0 takes any that is free and says which.")
  private @Nullable Integer port;

  @Option(
      names = "--without-token",
      description = "Whoever reaches the service from this machine may do all; loopback only.")
  private boolean withoutToken;

  @Option(
      names = "--access",
      paramLabel = "FILE",
      description = "Whose workloads may write without a token, by their identity provider's word.")
  private @Nullable String access;

  private ServeCommand(Console console) {
    this.console = console;
  }

  public static CommandLine of(Console console) {
    return new CommandLine(new ServeCommand(console))
        .addSubcommand("token", new TokenCommand(console));
  }

  @Override
  public Integer call() throws Exception {
    return Failures.explained(console, this::serve);
  }

  private int serve() throws InterruptedException {
    if (port != null && (port < 0 || port > 65_535)) {
      throw new UsageError("--port " + port + ": 0 to 65535 is expected");
    }
    Optional<Declaration> declaration = config.find(console);
    Optional<ServeDeclaration> declared = declaration.flatMap(Declaration::serve);
    Settings settings =
        Settings.of(Optional.ofNullable(host), Optional.ofNullable(port), declaration);
    if (withoutToken && !LOOPBACK.contains(settings.bounds().host())) {
      throw new UsageError(
          "--without-token and the host "
              + settings.bounds().host()
              + ": anyone on the network could write; leave one of the two out");
    }
    var stopped = new CountDownLatch(1);
    try (Service service =
        Service.open(
            console,
            where(log, declared).open(console),
            withoutToken,
            issuers(declared),
            settings,
            config.file())) {
      TrailServer server = service.listen(settings.bounds());
      // The process ends when the hook does: what is being answered is answered first.
      Thread hook = new Thread(() -> stop(server, service), "stopping");
      Runtime.getRuntime().addShutdownHook(hook);
      service.greet(url(settings.bounds().host(), server.port()));
      stopped.await();
      return ExitCode.PASSED;
    }
  }

  static LogOptions where(LogOptions given, Optional<ServeDeclaration> declared) {
    return given.or(
        declared.flatMap(ServeDeclaration::data).map(DeclaredPath::resolved),
        declared.flatMap(ServeDeclaration::highWater).map(DeclaredPath::resolved),
        declared.flatMap(ServeDeclaration::postgresql),
        declared.map(ServeDeclaration::at).orElse(""));
  }

  private List<TrustedIssuer> issuers(Optional<ServeDeclaration> declared) {
    if (access != null) {
      return issuers("--access " + access, console.directory().resolve(access));
    }
    return declared
        .flatMap(ServeDeclaration::access)
        .map(
            path ->
                issuers(declared.get().at() + ": serve.access " + path.written(), path.resolved()))
        .orElse(List.of());
  }

  private static List<TrustedIssuer> issuers(String said, Path file) {
    try {
      return AccessFile.parse(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UsageError(said + ": cannot be read (" + FileTrouble.why(e) + ")");
    } catch (Malformed e) {
      throw new UsageError(said + ": " + e.getMessage());
    }
  }

  private static void stop(TrailServer server, Service service) {
    server.close();
    service.close();
  }

  private static String url(String host, int bound) {
    return "http://" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + bound;
  }
}
