package dev.evenkeel.sandbox.server;

import dev.evenkeel.plan.Dialect;
import dev.evenkeel.sandbox.Login;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;

/**
 * A server as its URL names it.
 *
 * @param database that is connected to and never changed; empty for none
 * @param parameters for the driver, as they stand in the URL, but who connects
 */
public record GivenServer(
    Dialect dialect, String host, int port, String database, Login login, String parameters) {
  private static final String PASSWORD = "password";

  /** Whether this is meant as a URL of a database server at all. */
  public static boolean isUrl(String text) {
    return scheme(text).isPresent();
  }

  /**
   * Reads a URL, with {@code jdbc:} or without. Who connects stands in it as {@code user:password@}
   * or as parameters.
   *
   * @param password where the URL holds none
   * @return empty where it cannot be read; the text is nobody's to show then, a password may be in
   *     it
   */
  public static Optional<GivenServer> of(String text, String password) {
    return scheme(text).flatMap(dialect -> parsed(text, dialect, password));
  }

  private static Optional<Dialect> scheme(String text) {
    String bare = text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text;
    int colon = bare.indexOf("://");
    return colon < 0
        ? Optional.empty()
        : switch (bare.substring(0, colon)) {
          case "postgresql", "postgres" -> Optional.of(Dialect.POSTGRESQL);
          case "mariadb" -> Optional.of(Dialect.MARIADB);
          case "mysql" -> Optional.of(Dialect.MYSQL);
          default -> Optional.empty();
        };
  }

  private static Optional<GivenServer> parsed(String text, Dialect dialect, String password) {
    try {
      URI uri = new URI(text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text);
      if (uri.getHost() == null) {
        return Optional.empty();
      }
      String[] who = (uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo()).split(":", 2);
      String user = decoded(who[0]);
      String secret = who.length > 1 ? decoded(who[1]) : password;
      var parameters = new ArrayList<String>();
      for (String each : (uri.getRawQuery() == null ? "" : uri.getRawQuery()).split("&", -1)) {
        if (each.startsWith("user=")) {
          user = decoded(each.substring("user=".length()));
        } else if (each.startsWith(PASSWORD + "=")) {
          secret = decoded(each.substring(PASSWORD.length() + 1));
        } else if (!each.isEmpty()) {
          parameters.add(each);
        }
      }
      String path = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
      boolean postgresql = dialect == Dialect.POSTGRESQL;
      return Optional.of(
          new GivenServer(
              dialect,
              uri.getHost(),
              uri.getPort() > 0 ? uri.getPort() : postgresql ? 5432 : 3306,
              path.isEmpty() && postgresql ? "postgres" : path,
              new Login(user, secret),
              String.join("&", parameters)));
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** The server for people: no credential, no parameter. */
  @Override
  public String toString() {
    return dialect.word() + "://" + host + ":" + port + (database.isEmpty() ? "" : "/" + database);
  }
}
