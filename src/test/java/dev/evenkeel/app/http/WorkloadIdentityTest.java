package dev.evenkeel.app.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.evenkeel.app.http.access.AccessFile;
import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.value.CanonicalJson;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job shows who it is by its provider's word, and by no other. */
final class WorkloadIdentityTest {
  private static final String GRANTS =
      """
      {"issuers": [{"issuer": "%s", "audience": "https://trail.example.org", "grants": [
        {"claims": {"repository_id": "7001", "repository_owner_id": "42"},
         "project": "shop", "scopes": ["read", "write"]}]}]}
      """;

  private Instant now = Instant.parse("2026-11-26T17:00:00Z");
  private FakeIssuer issuer;
  private RunningTrail.Terms terms;
  private RunningTrail trail;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    issuer = new FakeIssuer();
    InstantSource clock = () -> now;
    terms =
        RunningTrail.in(folder.resolve("log"))
            .clock(clock.withZone(ZoneOffset.UTC))
            .issuers(
                AccessFile.parse(GRANTS.formatted(issuer.url()).getBytes(StandardCharsets.UTF_8)));
    trail = terms.start();
  }

  @AfterEach
  void stop() {
    trail.close();
    issuer.close();
  }

  @Test
  void aGoodTokenOpensAShortSessionOfItsRepositorysProjectAndTheRecordKeepsWhoItWas() {
    var session = exchange(issuer.token(issuer.claims(now).build()));
    assertEquals(201, session.status(), session.text());
    String bearer = String.valueOf(session.json().get("token"));

    assertEquals(201, record(bearer, "C-1", "k1").status());
    String shown = trail.get("/v1/changes/C-1").text();
    assertTrue(
        shown.contains("\"project\":\"shop\"") || shown.contains("\"project\": \"shop\""), shown);

    now = now.plus(Duration.ofMinutes(16));
    assertEquals("not-known", record(bearer, "C-1", "k2").problem());
    assertFalse(trail.journal().contains(bearer));
  }

  @Test
  void everyTokenThatIsNotQuiteRightIsRefusedWithTheReason() {
    JWTClaimsSet good = issuer.claims(now).build();
    refused("alg none", FakeIssuer.unsigned(good));
    refused("HS256", issuer.withThePublicKeyAsSecret(good));
    refused("RS512", issuer.inAnotherRsa(good));
    refused("signature is not", issuer.byAnotherKey(good));
    refused("no JSON Web Token", "nonsense");
    refused(
        "another audience",
        issuer.token(issuer.claims(now).audience("https://github.com/shop").build()));
    refused(
        "another audience",
        issuer.token(
            issuer.claims(now).audience(java.util.List.of(FakeIssuer.AUDIENCE, "other")).build()));
    refused("issuer", issuer.token(issuer.claims(now).issuer("https://elsewhere.example").build()));
    refused(
        "expired",
        issuer.token(
            issuer
                .claims(now.minusSeconds(600))
                .expirationTime(Date.from(now.minusSeconds(61)))
                .build()));
    refused(
        "not valid before",
        issuer.token(issuer.claims(now).notBeforeTime(Date.from(now.plusSeconds(120))).build()));
    refused("no exp", issuer.token(issuer.claims(now).expirationTime(null).build()));
    refused("no jti", issuer.token(issuer.claims(now).jwtID(null).build()));
    refused(
        "longer than a day",
        issuer.token(
            issuer.claims(now).expirationTime(Date.from(now.plusSeconds(100_000))).build()));
    refused(
        "repository_id=9", issuer.token(issuer.claims(now).claim("repository_id", "9").build()));
    refused(
        "repository_owner_id=9",
        issuer.token(issuer.claims(now).claim("repository_owner_id", "9").build()));
    refused(
        "pull_request",
        issuer.token(issuer.claims(now).claim("event_name", "pull_request").build()));
    refused(
        "issue_comment",
        issuer.token(issuer.claims(now).claim("event_name", "issue_comment").build()));
    refused("no key of the name", issuer.ofUnknownKey(good));
  }

  @Test
  void aTokenIsExchangedOnce() {
    String token = issuer.token(issuer.claims(now).build());
    assertEquals(201, exchange(token).status());
    refused("exchanged before", token);
  }

  @Test
  void aTokenThatWasExchangedOpensNothingAfterARestartUntilItIsForgottenWithItsTime() {
    String token = issuer.token(issuer.claims(now).build());
    assertEquals(201, exchange(token).status());
    trail.close();
    trail = terms.start();
    refused("exchanged before", token);
    assertEquals(201, exchange(issuer.token(issuer.claims(now).jwtID("another").build())).status());
    now = now.plus(Duration.ofDays(1));
    refused("expired", token);
  }

  @Test
  void anotherRepositorysChangeStaysItsOwn() {
    trail.post("/v1/changes", "other", "{\"change\": \"not-of-shop\"}");
    String bearer =
        String.valueOf(exchange(issuer.token(issuer.claims(now).build())).json().get("token"));
    assertEquals("other-project", record(bearer, "not-of-shop", "k").problem());
  }

  @Test
  void aRotatedKeyIsFetchedButUnknownOnesAreNotAskedForWithoutEnd() {
    assertEquals(201, exchange(issuer.token(issuer.claims(now).build())).status());
    issuer.rotate();
    String rotated = issuer.token(issuer.claims(now).build());
    now = now.plus(Duration.ofMinutes(2));
    assertEquals(201, exchange(rotated).status());

    int asked = issuer.asked.get();
    for (int i = 0; i < 5; i++) {
      refused("no key of the name", issuer.ofUnknownKey(issuer.claims(now).build()));
    }
    assertEquals(asked, issuer.asked.get(), "not more than once a minute");
  }

  @Test
  void anIssuerThatDoesNotAnswerOpensNothingAndTheJobMayTryAgain() {
    issuer.fallSilent();
    var answer = exchange(issuer.token(issuer.claims(now).build()));
    assertEquals("issuer-unreachable", answer.problem(), answer.text());
    assertEquals(true, answer.json().get("safeToRetry"));
  }

  @Test
  void aGrantThatGoesByNamesAloneIsRefusedAtTheStart() {
    for (String claims :
        new String[] {"{}", "{\"repository\": \"shop/web\"}", "{\"sub\": \"repo:shop/web\"}"}) {
      String json =
          "{\"issuers\": [{\"issuer\": \"https://i.example\", \"audience\": \"a\", \"grants\":"
              + " [{\"claims\": "
              + claims
              + ", \"project\": \"p\", \"scopes\": [\"write\"]}]}]}";
      assertThrows(
          Malformed.class, () -> AccessFile.parse(json.getBytes(StandardCharsets.UTF_8)), claims);
    }
  }

  private void refused(String why, String token) {
    var answer = exchange(token);
    assertEquals("identity-refused", answer.problem(), () -> why + ": " + answer.text());
    assertTrue(answer.text().contains(why), () -> why + ": " + answer.text());
    String signature = token.substring(token.lastIndexOf('.') + 1);
    assertFalse(
        signature.length() > 10 && answer.text().contains(signature), "nothing of the token");
  }

  private RunningTrail.Answer exchange(String token) {
    return trail.send(
        trail
            .request("/v1/session")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(CanonicalJson.of(Map.of("token", token))))
            .build());
  }

  private RunningTrail.Answer record(String bearer, String change, String key) {
    return trail.send(
        trail
            .request("/v1/changes/" + change + "/records")
            .header("Authorization", "Bearer " + bearer)
            .header("Idempotency-Key", key)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"type\": \"deploy.started\"}"))
            .build());
  }
}
