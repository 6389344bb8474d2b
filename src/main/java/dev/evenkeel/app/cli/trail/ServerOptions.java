package dev.evenkeel.app.cli.trail;

import dev.evenkeel.app.cli.FileTrouble;
import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.store.file.SpoolFiles;
import dev.evenkeel.store.remote.Address;
import dev.evenkeel.store.remote.RemoteLog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a service is that keeps the log, by what token it knows us, and where records wait. */
public final class ServerOptions {
  private static final String VARIABLE = "EVENKEEL_TOKEN";
  private static final int LONGEST_TOKEN = 16_384;

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "The service that keeps the log, instead of --data.")
  @Nullable String server;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "Holds the token for the service; default: the variable EVENKEEL_TOKEN.")
  @Nullable String tokenFile;

  @Option(
      names = "--plain-http",
      description =
          "The token may go over a network without encryption; without it only https and this"
              + " machine are accepted.")
  boolean plainHttp;

  @Option(
      names = "--spool",
      paramLabel = "DIR",
      description =
          "Where a record waits when the service cannot be reached; default: evenkeel/spool under"
              + " XDG_STATE_HOME or ~/.local/state.")
  @Nullable String spool;

  public boolean named() {
    return server != null;
  }

  /** The service, as it was named. */
  public RemoteLog open(Console console) {
    if (server == null) {
      throw new UsageError("--server URL is missing: which service?");
    }
    Address address = Address.parse(server);
    Optional<String> token = token(console);
    if (token.isPresent() && !address.keepsSecrets() && !plainHttp) {
      throw new UsageError(
          "--server "
              + address
              + ": the token would go over the network unencrypted; use https, or say --plain-http"
              + " where the network is yours");
    }
    return new RemoteLog(address, token);
  }

  public SpoolFiles spool(Console console) {
    Path directory = spool != null ? console.directory().resolve(spool) : usualSpool(console);
    return new SpoolFiles(directory);
  }

  /** Where records wait unless somebody says otherwise. */
  public static Path usualSpool(Console console) {
    return LogOptions.state(console, "--spool").resolve("spool");
  }

  private Optional<String> token(Console console) {
    Optional<String> given =
        Optional.ofNullable(tokenFile)
            .map(name -> read(console.directory().resolve(name), name))
            .or(() -> Optional.ofNullable(console.variables().get(VARIABLE)))
            .map(String::strip)
            .filter(token -> !token.isEmpty());
    given.ifPresent(
        token -> {
          if (!token.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new UsageError(
                "the token has characters that no token has; is it the right file?");
          }
        });
    return given;
  }

  private static String read(Path file, String name) {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(LONGEST_TOKEN), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UsageError(
          "--token-file " + name + ": cannot be read (" + FileTrouble.why(e) + ")");
    }
  }
}
