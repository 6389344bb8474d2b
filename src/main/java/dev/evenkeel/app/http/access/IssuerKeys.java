package dev.evenkeel.app.http.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.record.StrictJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An issuer's public keys, found by discovery and kept for an hour. A key that is not among them is
 * asked for anew, but not more than once a minute: unknown keys are free to name.
 */
final class IssuerKeys {
  private static final Duration KEPT = Duration.ofHours(1);
  private static final Duration BETWEEN = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int SHORTEST_KEY = 2048;
  private static final int LARGEST_ANSWER = 1 << 20;

  private final String issuer;
  private final Clock clock;
  private final HttpClient client =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(PATIENCE)
          .build();
  private Map<String, RSAPublicKey> keys = Map.of();
  private Instant fetched = Instant.MIN;
  private Instant tried = Instant.MIN;

  IssuerKeys(String issuer, Clock clock) {
    this.issuer = issuer;
    this.clock = clock;
  }

  synchronized Optional<RSAPublicKey> key(String id) {
    Instant now = clock.instant();
    boolean stale = fetched.equals(Instant.MIN) || now.isAfter(fetched.plus(KEPT));
    boolean mayAsk = tried.equals(Instant.MIN) || !now.isBefore(tried.plus(BETWEEN));
    if (mayAsk && (stale || !keys.containsKey(id))) {
      tried = now;
      keys = fetch();
      fetched = now;
    } else if (stale) {
      throw silent("it did not answer a moment ago, and its keys are older than an hour");
    }
    return Optional.ofNullable(keys.get(id));
  }

  private Map<String, RSAPublicKey> fetch() {
    URI configuration =
        URI.create(issuer.replaceAll("/$", "") + "/.well-known/openid-configuration");
    Map<String, ?> said;
    try {
      said = StrictJson.object(get(configuration), "discovery document");
    } catch (Malformed e) {
      throw silent(String.valueOf(e.getMessage()));
    }
    if (!issuer.equals(said.get("issuer")) || !(said.get("jwks_uri") instanceof String keysAt)) {
      throw silent("its discovery document is of another issuer, or names no jwks_uri");
    }
    URI at = URI.create(keysAt);
    URI own = URI.create(issuer);
    if (!Objects.equals(at.getScheme(), own.getScheme())
        || !Objects.equals(at.getHost(), own.getHost())) {
      throw silent("its discovery document sends for its keys to another host");
    }
    var found = new HashMap<String, RSAPublicKey>();
    try {
      JWKSet set = JWKSet.parse(new String(get(at), StandardCharsets.UTF_8));
      for (JWK each : set.getKeys()) {
        if (each instanceof RSAKey rsa && rsa.getKeyID() != null && rsa.size() >= SHORTEST_KEY) {
          found.put(rsa.getKeyID(), rsa.toRSAPublicKey());
        }
      }
    } catch (ParseException | JOSEException e) {
      throw silent("its keys cannot be read");
    }
    return found;
  }

  private byte[] get(URI uri) {
    try {
      HttpResponse<byte[]> answer =
          client.send(
              HttpRequest.newBuilder(uri).timeout(PATIENCE).GET().build(),
              HttpResponse.BodyHandlers.limiting(
                  HttpResponse.BodyHandlers.ofByteArray(), LARGEST_ANSWER));
      if (answer.statusCode() != 200) {
        throw silent("it answered " + answer.statusCode() + " at " + uri.getPath());
      }
      return answer.body();
    } catch (IOException e) {
      throw silent("it could not be reached (" + e.getClass().getSimpleName() + ")");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw silent("asking it was interrupted");
    }
  }

  private IdentityRefused silent(String why) {
    return new IdentityRefused("the issuer " + issuer + ": " + why, true);
  }
}
