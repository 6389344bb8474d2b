package dev.evenkeel.source.database;

import dev.evenkeel.plan.Dialect;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * Where a database is reached, taken apart: what may be shown and what may not. A JDBC URL and a
 * connection URI say the same in two forms.
 */
public final class DatabaseUrl {
  private static final Map<String, Dialect> SCHEMES =
      Map.of(
          "postgresql", Dialect.POSTGRESQL,
          "postgres", Dialect.POSTGRESQL,
          "mysql", Dialect.MYSQL,
          "mariadb", Dialect.MARIADB);

  /** One machine by three names. */
  private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  private static final int POSTGRESQL_PORT = 5432;
  private static final int MYSQL_PORT = 3306;
  private static final int SECONDS = 10;

  private final Dialect dialect;
  private final String host;
  private final int port;
  private final String database;
  private final Properties properties;

  private DatabaseUrl(
      Dialect dialect, String host, int port, String database, Properties properties) {
    this.dialect = dialect;
    this.host = host;
    this.port = port;
    this.database = database;
    this.properties = properties;
  }

  /** Reads one; empty where it is none that this understands. */
  public static Optional<DatabaseUrl> parse(String written) {
    try {
      var uri = new URI(written.startsWith("jdbc:") ? written.substring(5) : written);
      String scheme = Optional.ofNullable(uri.getScheme()).orElse("");
      Dialect dialect = SCHEMES.get(scheme.toLowerCase(Locale.ROOT));
      String host = uri.getHost();
      String path = uri.getRawPath();
      if (dialect == null || host == null || path == null || path.length() < 2) {
        return Optional.empty();
      }
      var properties = new Properties();
      userInfo(uri.getRawUserInfo(), properties);
      query(uri.getRawQuery()).forEach(properties::setProperty);
      int standard = dialect == Dialect.POSTGRESQL ? POSTGRESQL_PORT : MYSQL_PORT;
      int port = uri.getPort() < 0 ? standard : uri.getPort();
      return Optional.of(
          new DatabaseUrl(dialect, host, port, decoded(path.substring(1)), properties));
    } catch (URISyntaxException | IllegalArgumentException e) {
      // what was written may hold a password: it stands in no message
      return Optional.empty();
    }
  }

  private static void userInfo(@org.jspecify.annotations.Nullable String raw, Properties into) {
    if (raw != null && !raw.isEmpty()) {
      int colon = raw.indexOf(':');
      into.setProperty("user", decoded(colon < 0 ? raw : raw.substring(0, colon)));
      if (colon >= 0) {
        into.setProperty("password", decoded(raw.substring(colon + 1)));
      }
    }
  }

  private static Map<String, String> query(@org.jspecify.annotations.Nullable String raw) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String one : raw == null ? new String[0] : raw.split("&", -1)) {
      int equals = one.indexOf('=');
      if (equals > 0) {
        parameters.put(decoded(one.substring(0, equals)), decoded(one.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    // in a URI's path and userinfo a plus is a plus
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  public Dialect dialect() {
    return dialect;
  }

  /** For messages: no user, no password, no parameter. */
  public String shown() {
    return dialect.word() + "://" + host + ":" + port + "/" + database;
  }

  /** Equal for two URLs that lead to one database, as far as their text shows it. */
  public String target() {
    String name = host.toLowerCase(Locale.ROOT);
    String engine = dialect == Dialect.POSTGRESQL ? "postgresql" : "mysql";
    return engine
        + "://"
        + (HERE.contains(name) ? "localhost" : name)
        + ":"
        + port
        + "/"
        + database;
  }

  /** Without a credential; those are properties. */
  String jdbc() {
    boolean postgresql = dialect == Dialect.POSTGRESQL;
    // MariaDB's driver speaks to both
    return "jdbc:"
        + (postgresql ? "postgresql" : "mariadb")
        + "://"
        + host
        + ":"
        + port
        + "/"
        + URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20");
  }

  Properties properties() {
    var all = new Properties();
    properties.forEach(all::put);
    if (dialect == Dialect.POSTGRESQL) {
      all.putIfAbsent("connectTimeout", Integer.toString(SECONDS));
      all.putIfAbsent("loginTimeout", Integer.toString(SECONDS));
      all.putIfAbsent("ApplicationName", "evenkeel");
    } else {
      all.putIfAbsent("connectTimeout", Integer.toString(SECONDS * 1000));
    }
    return all;
  }

  @Override
  public String toString() {
    return shown();
  }
}
