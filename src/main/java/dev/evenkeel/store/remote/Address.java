package dev.evenkeel.store.remote;

import dev.evenkeel.trail.note.Malformed;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * Where a service is.
 *
 * @param base without a slash at its end
 */
public record Address(URI base) {
  private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

  /** Reads an address; one that holds a secret is not shown again. */
  public static Address parse(String written) {
    URI uri;
    try {
      uri = new URI(written);
    } catch (URISyntaxException e) {
      throw new Malformed("the service's address is no URL, as in https://trail.example.org");
    }
    if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw new Malformed(
          "the service's address holds more than host, port and path; a token belongs into a file"
              + " or EVENKEEL_TOKEN");
    }
    if (!Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
        || uri.getHost() == null) {
      throw new Malformed("the service's address " + written + " is not http or https with a host");
    }
    String path = Optional.ofNullable(uri.getRawPath()).orElse("").replaceAll("/+$", "");
    return new Address(URI.create(uri.getScheme() + "://" + uri.getRawAuthority() + path));
  }

  /** Whether what is sent there stays on this machine or is encrypted. */
  public boolean keepsSecrets() {
    return base.getScheme().equals("https") || HERE.contains(base.getHost());
  }

  URI records(String change) {
    return URI.create(base + "/v1/changes/" + segment(change) + "/records");
  }

  URI evidence(String change) {
    return URI.create(base + "/v1/changes/" + segment(change) + "/evidence.zip");
  }

  private static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    return base.toString();
  }
}
