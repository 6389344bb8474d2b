package dev.evenkeel.app.cli.serve;

import dev.evenkeel.app.cli.Console;
import dev.evenkeel.app.cli.ExitCode;
import dev.evenkeel.app.cli.UsageError;
import dev.evenkeel.app.cli.trail.Failures;
import dev.evenkeel.app.cli.trail.LogOptions;
import dev.evenkeel.app.http.Bounds;
import dev.evenkeel.app.http.TrailServer;
import dev.evenkeel.app.http.access.AccessFile;
import dev.evenkeel.app.http.access.TrustedIssuer;
import dev.evenkeel.trail.note.Malformed;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
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
  @Mixin private DatabaseOptions database = new DatabaseOptions();

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Where to listen; default: this machine alone, 127.0.0.1.")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8177",
      description = "Default: 8177; 0 takes any that is free and says which.")
  private int port = 8177;

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
    if (withoutToken && !LOOPBACK.contains(host)) {
      throw new UsageError(
          "--without-token and --host "
              + host
              + ": anyone on the network could write; leave one of the two out");
    }
    if (port < 0 || port > 65_535) {
      throw new UsageError("--port " + port + ": 0 to 65535 is expected");
    }
    var stopped = new CountDownLatch(1);
    try (Service service =
        Service.open(console, log.open(console), database, withoutToken, issuers())) {
      TrailServer server = service.listen(Bounds.of(host, port));
      // The process ends when the hook does: what is being answered is answered first.
      Thread hook = new Thread(() -> stop(server, service), "stopping");
      Runtime.getRuntime().addShutdownHook(hook);
      service.greet(url(server.port()));
      stopped.await();
      return ExitCode.PASSED;
    }
  }

  private List<TrustedIssuer> issuers() {
    if (access == null) {
      return List.of();
    }
    try {
      return AccessFile.parse(Files.readAllBytes(console.directory().resolve(access)));
    } catch (IOException e) {
      throw new UsageError(
          "--access " + access + ": cannot be read (" + e.getClass().getSimpleName() + ")");
    } catch (Malformed e) {
      throw new UsageError("--access " + access + ": " + e.getMessage());
    }
  }

  private static void stop(TrailServer server, Service service) {
    server.close();
    service.close();
  }

  private String url(int bound) {
    return "http://" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + bound;
  }
}
