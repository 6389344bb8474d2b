package dev.evenkeel.difference.canonical;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * URLs that mean the same by RFC 3986, section 6.2.2.1 and 6.2.3: scheme and host without regard to
 * case, the scheme's default port left out. The path stays as it is, an empty one too: issuers,
 * redirect targets and allowed origins are compared letter by letter by those who read them. What
 * stands after {@code ://} is a host only where the scheme is one of those known here: in {@code
 * env://DB_KEY} it is a name that knows case.
 */
public final class UrlForm {
  private static final Pattern WRITTEN =
      Pattern.compile("((?:jdbc:)?[A-Za-z][A-Za-z0-9+.-]*)://([^/?#\\s]*)(\\S*)");

  private static final Map<String, String> DEFAULT_PORTS =
      Map.ofEntries(
          Map.entry("http", "80"),
          Map.entry("https", "443"),
          Map.entry("ws", "80"),
          Map.entry("wss", "443"),
          Map.entry("ftp", "21"),
          Map.entry("ssh", "22"),
          Map.entry("ldap", "389"),
          Map.entry("ldaps", "636"),
          Map.entry("postgres", "5432"),
          Map.entry("postgresql", "5432"),
          Map.entry("jdbc:postgresql", "5432"),
          Map.entry("mysql", "3306"),
          Map.entry("jdbc:mysql", "3306"),
          Map.entry("jdbc:mariadb", "3306"),
          Map.entry("redis", "6379"),
          Map.entry("rediss", "6379"),
          Map.entry("mongodb", "27017"),
          Map.entry("amqp", "5672"),
          Map.entry("amqps", "5671"),
          Map.entry("nats", "4222"));

  private UrlForm() {}

  /** One text per URL; empty where the text is no URL with an authority. */
  public static Optional<String> canonical(String text) {
    if (text.indexOf("://") <= 0) {
      return Optional.empty();
    }
    var matcher = WRITTEN.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String scheme = matcher.group(1).toLowerCase(Locale.ROOT);
    String authority = matcher.group(2);
    String defaultPort = DEFAULT_PORTS.get(scheme);
    if (authority.isEmpty() || authority.indexOf(',') >= 0 || defaultPort == null) {
      return Optional.of(scheme + "://" + authority + matcher.group(3));
    }
    int user = authority.lastIndexOf('@') + 1;
    String host = authority.substring(user);
    int colon = host.lastIndexOf(':');
    if (colon >= 0) {
      String port = host.substring(colon + 1);
      if (port.isEmpty() || port.equals(defaultPort)) {
        host = host.substring(0, colon);
      }
    }
    return Optional.of(
        scheme + "://" + authority.substring(0, user) + lowerCase(host) + matcher.group(3));
  }

  /** Placeholders such as {@code ${HOST}} stand for something else and keep their case. */
  private static String lowerCase(String host) {
    int from = host.indexOf("${");
    if (from < 0) {
      return host.toLowerCase(Locale.ROOT);
    }
    int to = host.indexOf('}', from);
    if (to < 0) {
      return host;
    }
    return host.substring(0, from).toLowerCase(Locale.ROOT)
        + host.substring(from, to + 1)
        + lowerCase(host.substring(to + 1));
  }
}
