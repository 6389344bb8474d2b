package dev.evenkeel.app.cli.serve;

import dev.evenkeel.app.cli.Console;
import dev.evenkeel.app.cli.UsageError;
import dev.evenkeel.app.cli.trail.TrailDirectory;
import dev.evenkeel.store.file.TurnFile;
import dev.evenkeel.store.postgresql.PostgresqlDatabase;
import dev.evenkeel.store.postgresql.PostgresqlTurn;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.Turn;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which database the log is in: the directory's own file, or a server that replicas share. */
final class DatabaseOptions {
  /** A driver's URL is code, so none is taken: only these parts of one. */
  private static final Pattern PLACE =
      Pattern.compile("([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:]+])(:\\d{1,5})?/([A-Za-z0-9_-]+)");

  private static final String USER = "EVENKEEL_DATABASE_USER";
  private static final String PASSWORD = "EVENKEEL_DATABASE_PASSWORD";

  @Option(
      names = "--postgresql",
      paramLabel = "HOST[:PORT]/DATABASE",
      description =
          "Keeps the log in PostgreSQL, for several replicas; user and password come from the"
              + " variables EVENKEEL_DATABASE_USER and EVENKEEL_DATABASE_PASSWORD. DIR then holds"
              + " keys and tokens, the same in each replica.")
  private @Nullable String place;

  private String said = "--postgresql";

  /** The same, with what evenkeel.yaml says where the command line says nothing. */
  DatabaseOptions or(Optional<String> declared, String at) {
    if (place != null || declared.isEmpty()) {
      return this;
    }
    var both = new DatabaseOptions();
    both.place = declared.get();
    both.said = at + ": serve.postgresql";
    return both;
  }

  Supplier<Storage> opening(Console console, TrailDirectory directory) {
    if (place == null) {
      return directory::open;
    }
    String url = url(said, place);
    String user = variable(console, said, USER);
    String password = variable(console, said, PASSWORD);
    return () -> PostgresqlDatabase.open(url, user, password);
  }

  /** Whose turn it is among all that serve this log. */
  Turn turn(Console console, TrailDirectory directory) {
    return place == null
        ? new TurnFile(directory.path().resolve("serve").resolve("comparing.lock"))
        : new PostgresqlTurn(
            url(said, place), variable(console, said, USER), variable(console, said, PASSWORD));
  }

  /** Reads what verifies; a look at a file writes nothing. */
  Supplier<Storage> looking(Console console, TrailDirectory directory) {
    return place == null ? directory::openToRead : opening(console, directory);
  }

  static String url(String said, String place) {
    Matcher parts = PLACE.matcher(place);
    if (!parts.matches()) {
      throw new UsageError(
          said
              + " "
              + place
              + ": HOST[:PORT]/DATABASE is expected, as in db.example.org:5432/trail");
    }
    return "jdbc:postgresql://"
        + parts.group(1)
        + Optional.ofNullable(parts.group(2)).orElse(":5432")
        + "/"
        + parts.group(3);
  }

  private static String variable(Console console, String said, String name) {
    return Optional.ofNullable(console.variables().get(name))
        .filter(value -> !value.isBlank())
        .orElseThrow(() -> new UsageError(said + " needs the variable " + name));
  }
}
