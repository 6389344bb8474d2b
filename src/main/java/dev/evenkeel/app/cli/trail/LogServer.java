package dev.evenkeel.app.cli.trail;

import dev.evenkeel.app.console.Console;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.store.postgresql.PostgresqlDatabase;
import dev.evenkeel.store.postgresql.PostgresqlTurn;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.Turn;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The PostgreSQL server that keeps a log, where the directory's own file does not. */
final class LogServer {
  /** A driver's URL is code, so none is taken: only these parts of one. */
  private static final Pattern PLACE =
      Pattern.compile("([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:]+])(:\\d{1,5})?/([A-Za-z0-9_-]+)");

  private static final String USER = "EVENKEEL_DATABASE_USER";
  private static final String PASSWORD = "EVENKEEL_DATABASE_PASSWORD";

  private final String place;
  private final String url;
  private final String user;
  private final String password;

  private LogServer(String place, String url, String user, String password) {
    this.place = place;
    this.url = url;
    this.user = user;
    this.password = password;
  }

  /**
   * The server, with the credential that the variables hold.
   *
   * @param said where it was named, for messages
   * @param place {@code HOST[:PORT]/DATABASE}
   */
  static LogServer of(Console console, String said, String place) {
    return new LogServer(
        place, url(said, place), variable(console, said, USER), variable(console, said, PASSWORD));
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

  Storage open() {
    return PostgresqlDatabase.open(url, user, password);
  }

  Storage openToRead() {
    return PostgresqlDatabase.openToRead(url, user, password);
  }

  /** Whether it keeps a log that somebody has written to. */
  boolean holdsLog() {
    return PostgresqlDatabase.holdsLog(url, user, password);
  }

  /** Whose turn it is among all that serve this log. */
  Turn turn() {
    return new PostgresqlTurn(url, user, password);
  }

  /** The place, without a credential. */
  @Override
  public String toString() {
    return place;
  }
}
