package dev.evenkeel.app.http.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys come from the issuer's own host, are long enough, and are not asked for without end. */
final class IssuerKeysTest {
  private final AtomicInteger asked = new AtomicInteger();
  private Instant now = Instant.parse("2026-11-26T17:00:00Z");
  private HttpServer server;
  private String keysAt;
  private String issuer;
  private String key;
  private IssuerKeys keys;

  @BeforeEach
  void start() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    issuer = url("127.0.0.1", "");
    keysAt = url("127.0.0.1", "/keys");
    key = jwks(2048);
    server.createContext(
        "/.well-known/openid-configuration",
        exchange ->
            answer(exchange, "{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"" + keysAt + "\"}"));
    server.createContext(
        "/keys",
        exchange -> {
          asked.incrementAndGet();
          answer(exchange, key);
        });
    server.createContext(
        "/moved",
        exchange -> {
          exchange.getResponseHeaders().set("Location", "/keys");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    server.start();
    keys = new IssuerKeys(issuer, clock());
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private String url(String host, String path) {
    return "http://" + host + ":" + server.getAddress().getPort() + path;
  }

  private Clock clock() {
    InstantSource source = () -> now;
    return source.withZone(ZoneOffset.UTC);
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static String jwks(int bits) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits);
    var pair = (RSAPublicKey) generator.generateKeyPair().getPublic();
    return new JWKSet(new RSAKey.Builder(pair).keyID("k").build()).toString();
  }

  private void refused(String why) {
    var refusal = assertThrows(IdentityRefused.class, () -> keys.key("k"));
    assertTrue(String.valueOf(refusal.getMessage()).contains(why), refusal.getMessage());
    assertTrue(refusal.issuerSilent(), "it may be tried again: nothing is wrong with the token");
  }

  @Test
  void aKeyIsFoundByDiscoveryAndKeptForAnHour() {
    assertTrue(keys.key("k").isPresent());
    now = now.plus(Duration.ofMinutes(60));
    assertTrue(keys.key("k").isPresent());
    assertEquals(1, asked.get());
    now = now.plus(Duration.ofSeconds(1));
    assertTrue(keys.key("k").isPresent());
    assertEquals(2, asked.get());
  }

  @Test
  void anIssuerThatIsSilentOnceItsKeysAreOldOpensNothing() {
    assertTrue(keys.key("k").isPresent());
    now = now.plus(Duration.ofMinutes(61));
    keysAt = url("127.0.0.1", "/nowhere");
    refused("answered 404");
    refused("did not answer a moment ago");
  }

  @Test
  void keysAreNotFetchedFromAnotherHostThanTheIssuers() {
    keysAt = url("localhost", "/keys");
    refused("another host");
    assertEquals(0, asked.get());
  }

  @Test
  void keysAreNotFetchedByAnotherScheme() {
    keysAt = keysAt.replace("http:", "https:");
    refused("another host");
  }

  @Test
  void aDiscoveryDocumentOfAnotherIssuerIsNotBelieved() {
    issuer = "https://elsewhere.example";
    refused("of another issuer");
    assertEquals(0, asked.get());
  }

  @Test
  void aRedirectIsNotFollowed() {
    keysAt = url("127.0.0.1", "/moved");
    refused("it answered 302 at /moved");
    assertEquals(0, asked.get());
  }

  @Test
  void aKeyThatIsTooShortCountsForNothing() throws Exception {
    key = jwks(1024);
    assertTrue(keys.key("k").isEmpty());
  }

  @Test
  void anAnswerWithoutEndIsNotReadToItsEnd() {
    key = "x".repeat((1 << 20) + 1);
    refused("could not be reached");
  }

  @Test
  void anAnswerThatIsNoListOfKeysIsSaid() {
    key = "[]";
    refused("its keys cannot be read");
  }
}
