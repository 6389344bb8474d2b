package dev.evenkeel.app.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** An identity provider on the loopback, that also makes what none would make. */
final class FakeIssuer implements AutoCloseable {
  static final String AUDIENCE = "https://trail.example.org";

  /** Making keys takes long, and no test needs more than three. */
  private static final RSAKey FIRST = newKey();

  private static final RSAKey SECOND = newKey();
  private static final RSAKey STRANGER = newKey();

  private final HttpServer server;
  private volatile RSAKey key = FIRST;
  private volatile boolean silent;
  final AtomicInteger asked = new AtomicInteger();

  FakeIssuer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/.well-known/openid-configuration",
        exchange ->
            answer(
                exchange, "{\"issuer\": \"" + url() + "\", \"jwks_uri\": \"" + url() + "/keys\"}"));
    server.createContext(
        "/keys",
        exchange -> {
          asked.incrementAndGet();
          answer(exchange, new JWKSet(key.toPublicJWK()).toString());
        });
    server.start();
  }

  private void answer(com.sun.net.httpserver.HttpExchange exchange, String json)
      throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(silent ? 500 : 200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static RSAKey newKey() {
    try {
      return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void rotate() {
    key = SECOND;
  }

  void fallSilent() {
    silent = true;
  }

  JWTClaimsSet.Builder claims(Instant now) {
    return new JWTClaimsSet.Builder()
        .issuer(url())
        .audience(AUDIENCE)
        .subject("repo:shop/web:ref:refs/heads/main")
        .jwtID(UUID.randomUUID().toString())
        .issueTime(Date.from(now))
        .notBeforeTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(300)))
        .claim("repository_id", "7001")
        .claim("repository_owner_id", "42")
        .claim("run_id", "1234")
        .claim("actor_id", "99")
        .claim("event_name", "push");
  }

  String token(JWTClaimsSet claims) {
    return signed(claims, JWSAlgorithm.RS256, key.getKeyID(), rsa(key));
  }

  String byAnotherKey(JWTClaimsSet claims) {
    return signed(claims, JWSAlgorithm.RS256, key.getKeyID(), rsa(STRANGER));
  }

  String ofUnknownKey(JWTClaimsSet claims) {
    return signed(claims, JWSAlgorithm.RS256, STRANGER.getKeyID(), rsa(STRANGER));
  }

  String inAnotherRsa(JWTClaimsSet claims) {
    return signed(claims, JWSAlgorithm.RS512, key.getKeyID(), rsa(key));
  }

  /** The classic: the public key, which everybody has, as a shared secret. */
  String withThePublicKeyAsSecret(JWTClaimsSet claims) {
    try {
      byte[] secret = key.toRSAPublicKey().getEncoded();
      return signed(claims, JWSAlgorithm.HS256, key.getKeyID(), new MACSigner(secret));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Signed, by a header that does not say with which key. */
  String withoutKeyId(JWTClaimsSet claims) {
    try {
      var jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
      jwt.sign(rsa(key));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Signed, and what is signed are no claims. */
  String withoutClaims() {
    try {
      var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
      var jws = new JWSObject(header, new Payload("nonsense"));
      jws.sign(rsa(key));
      return jws.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A header that no library would make. */
  static String headed(String header, JWTClaimsSet claims) {
    return Base64URL.encode(header) + "." + Base64URL.encode(claims.toString()) + ".c2ln";
  }

  static String unsigned(JWTClaimsSet claims) {
    return new PlainJWT(claims).serialize();
  }

  private static JWSSigner rsa(RSAKey key) {
    try {
      return new RSASSASigner(key);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String signed(
      JWTClaimsSet claims, JWSAlgorithm algorithm, String keyId, JWSSigner signer) {
    try {
      var jwt = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(keyId).build(), claims);
      jwt.sign(signer);
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
