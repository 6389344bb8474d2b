package dev.evenkeel.app.cli.trail;

import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a log is, and where its high-water mark is. */
public final class LogOptions {
  @Option(names = "--data", paramLabel = "DIR", description = "The log's directory.")
  @Nullable String data;

  @Option(
      names = "--high-water",
      paramLabel = "DIR",
      description =
          "Where the newest checkpoint that was handed out is kept, outside the log's directory;"
              + " default: evenkeel under XDG_STATE_HOME or ~/.local/state.")
  @Nullable String highWater;

  @Option(
      names = "--postgresql",
      paramLabel = "HOST[:PORT]/DATABASE",
      description =
          "The log is in PostgreSQL, which replicas of a service share; user and password come from"
              + " the variables EVENKEEL_DATABASE_USER and EVENKEEL_DATABASE_PASSWORD. DIR then"
              + " holds keys and tokens, the same in each replica.")
  private @Nullable String postgresql;

  private String saidPostgresql = "--postgresql";

  /** The same, with what evenkeel.yaml says where the command line says nothing. */
  public LogOptions or(
      Optional<Path> declaredData,
      Optional<Path> declaredMarks,
      Optional<String> declaredServer,
      String at) {
    var both = new LogOptions();
    both.data = data != null ? data : declaredData.map(Path::toString).orElse(null);
    both.highWater = highWater != null ? highWater : declaredMarks.map(Path::toString).orElse(null);
    both.postgresql = postgresql;
    if (postgresql == null && declaredServer.isPresent()) {
      both.postgresql = declaredServer.get();
      both.saidPostgresql = at + ": serve.postgresql";
    }
    return both;
  }

  /** Whether a log was named. */
  public boolean named() {
    return data != null || postgresql != null;
  }

  public TrailDirectory open(Console console) {
    if (data == null) {
      throw new UsageError("--data DIR is missing: which log?");
    }
    Path directory = console.directory().resolve(data).toAbsolutePath().normalize();
    Path marks = marks(console).toAbsolutePath().normalize();
    if (marks.startsWith(directory)) {
      throw new UsageError(
          "--high-water "
              + marks
              + " lies inside the log's directory: restoring an old copy would set it back too;"
              + " choose a place elsewhere");
    }
    return new TrailDirectory(
        directory,
        marks,
        Optional.ofNullable(postgresql).map(place -> LogServer.of(console, saidPostgresql, place)));
  }

  /** The directory of one that is there already; its database is not asked. */
  public Path directory(Console console) {
    if (data == null) {
      throw new UsageError("--data DIR is missing: which log?");
    }
    Path directory = console.directory().resolve(data).toAbsolutePath().normalize();
    if (!Files.isDirectory(directory.resolve("keys"))) {
      throw new UsageError(
          "no log in "
              + directory
              + ": it has no keys; `evenkeel serve` and `trail record` make them");
    }
    return directory;
  }

  /** One that is there already. */
  public TrailDirectory openExisting(Console console) {
    TrailDirectory directory = open(console);
    directory.mustExist();
    return directory;
  }

  private Path marks(Console console) {
    return highWater != null
        ? console.directory().resolve(highWater)
        : state(console, "--high-water");
  }

  /** What outlives a run and belongs to the user. */
  static Path state(Console console, String otherwise) {
    return variable(console, "XDG_STATE_HOME")
        .map(Path::of)
        .or(() -> variable(console, "HOME").map(home -> Path.of(home, ".local", "state")))
        .map(state -> console.directory().resolve(state).resolve("evenkeel"))
        .orElseThrow(
            () ->
                new UsageError(
                    "neither XDG_STATE_HOME nor HOME is set; say where with "
                        + otherwise
                        + " DIR"));
  }

  private static Optional<String> variable(Console console, String name) {
    return Optional.ofNullable(console.variables().get(name)).filter(value -> !value.isBlank());
  }
}
