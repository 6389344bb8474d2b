package dev.evenkeel.app.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.evenkeel.app.http.access.Caller;
import dev.evenkeel.app.http.access.Grant;
import dev.evenkeel.app.http.access.IdentityRefused;
import dev.evenkeel.app.http.access.Scope;
import dev.evenkeel.app.http.access.Token;
import dev.evenkeel.app.http.access.TrustedIssuer;
import dev.evenkeel.app.http.access.Workloads;
import dev.evenkeel.trail.Spent;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An identity token opens something to the second at which it holds, and says why it does not. */
final class WorkloadsTest {
  private static final Instant MADE = Instant.parse("2026-11-26T17:00:00Z");

  private Instant now = MADE;
  private FakeIssuer issuer;
  private Workloads workloads;
  private final Set<String> spent = new HashSet<>();
  private final List<String> spending = new ArrayList<>();
  private Spent answer = Spent.NOW;

  @BeforeEach
  void start() throws IOException {
    issuer = new FakeIssuer();
    var shop = new Grant(Map.of("repository_id", "7001"), "shop", Set.of(Scope.READ, Scope.WRITE));
    var other =
        new Grant(
            Map.of("repository_id", "7002", "protected", "true"), "other", Set.of(Scope.READ));
    InstantSource clock = () -> now;
    workloads =
        new Workloads(
            List.of(new TrustedIssuer(issuer.url(), FakeIssuer.AUDIENCE, List.of(other, shop))),
            clock.withZone(ZoneOffset.UTC),
            (token, at, until, most) -> {
              spending.add(token + " from " + at + " to " + until + ", at most " + most);
              return spent.add(token) ? answer : Spent.BEFORE;
            });
  }

  @AfterEach
  void stop() {
    issuer.close();
  }

  @Test
  void theGrantThatFitsIsGivenAndWhoItWasIsKept() {
    JWTClaimsSet claims =
        issuer.claims(MADE).claim("run_attempt", 2).claim("ref", "refs/heads/x").build();
    assertEquals(
        new Caller(
            "run 1234 of project shop",
            Set.of(Scope.READ, Scope.WRITE),
            Optional.of("shop"),
            Map.of(
                "issuer", issuer.url(),
                "actor_id", "99",
                "event_name", "push",
                "ref", "refs/heads/x",
                "repository_id", "7001",
                "repository_owner_id", "42",
                "run_attempt", "2",
                "run_id", "1234")),
        workloads.exchange(issuer.token(claims)));
    JWTClaimsSet bare = issuer.claims(MADE).claim("run_id", null).claim("event_name", null).build();
    assertEquals("run ? of project shop", workloads.exchange(issuer.token(bare)).name());
  }

  @Test
  void aGrantMayAskForWhatIsNoText() {
    JWTClaimsSet.Builder claims = issuer.claims(MADE).claim("repository_id", 7002);
    assertEquals(
        Optional.of("other"),
        workloads.exchange(issuer.token(claims.claim("protected", true).build())).project());
    assertEquals(
        "no grant fits the ids that it states: actor_id=99, repository_id=7002,"
            + " repository_owner_id=42, run_id=1234",
        refused(claims.claim("protected", false)));
  }

  @Test
  void itEndsAMinuteAfterItsExpiry() {
    String token = issuer.token(issuer.claims(MADE).build());
    now = MADE.plusSeconds(300 + 60);
    assertEquals("it expired at 2026-11-26T17:05:00Z", refused(token));
    now = now.minusMillis(1);
    assertEquals(Optional.of("shop"), workloads.exchange(token).project());
  }

  @Test
  void itBeginsAMinuteBeforeItIsValidAndBeforeItWasMade() {
    Instant late = MADE.plusSeconds(100);
    String valid = issuer.token(issuer.claims(MADE).notBeforeTime(Date.from(late)).build());
    String made = issuer.token(issuer.claims(MADE).issueTime(Date.from(late)).build());
    String only =
        issuer.token(issuer.claims(MADE).issueTime(Date.from(late)).notBeforeTime(null).build());
    now = late.minusSeconds(60).minusMillis(1);
    for (String token : List.of(valid, made, only)) {
      assertEquals("it is not valid before 2026-11-26T17:01:40Z", refused(token));
    }
    now = now.plusMillis(1);
    for (String token : List.of(valid, made, only)) {
      assertEquals(Optional.of("shop"), workloads.exchange(token).project());
    }
  }

  @Test
  void itIsValidForADayAtMost() {
    Date day = Date.from(MADE.plus(Duration.ofDays(1)));
    Date longer = Date.from(MADE.plus(Duration.ofDays(1)).plusSeconds(1));
    assertEquals(
        Optional.of("shop"),
        workloads
            .exchange(issuer.token(issuer.claims(MADE).expirationTime(day).build()))
            .project());
    assertEquals(
        "it is valid for longer than a day",
        refused(issuer.token(issuer.claims(MADE).expirationTime(longer).build())));
  }

  @Test
  void whatItDoesNotStateIsNotGuessed() {
    assertEquals("it has no exp", refused(issuer.claims(MADE).expirationTime(null)));
    assertEquals("it has no iat", refused(issuer.claims(MADE).issueTime(null)));
    for (String id : new String[] {null, ""}) {
      assertEquals(
          "it has no jti, so it could be used twice", refused(issuer.claims(MADE).jwtID(id)));
    }
    assertEquals(
        "its issuer is none that the service trusts", refused(issuer.claims(MADE).issuer(null)));
    assertEquals(
        "it was made for another audience than https://trail.example.org",
        refused(issuer.claims(MADE).claim("aud", null)));
    assertEquals(
        "it does not name the key that signed it",
        refused(issuer.withoutKeyId(issuer.claims(MADE).build())));
    assertEquals("its claims cannot be read", refused(issuer.withoutClaims()));
  }

  @Test
  void whatFitsNoGrantIsSaidByIdsAloneAndOnlyByPlainOnes() {
    assertEquals(
        "no grant fits the ids that it states: actor_id=99, repository_id=9,"
            + " repository_owner_id=42, run_id=1234",
        refused(issuer.claims(MADE).claim("repository_id", "9").claim("repository", "a/b")));
    assertEquals(
        "no grant fits the ids that it states: actor_id=99, repository_owner_id=42, run_id=1234",
        refused(issuer.claims(MADE).claim("repository_id", "<script>")));
    assertEquals(
        "no grant fits the ids that it states: actor_id=99, repository_owner_id=42, run_id=1234",
        refused(issuer.claims(MADE).claim("repository_id", List.of("7001"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pull_request",
        "pull_request_target",
        "pull_request_review",
        "pull_request_review_comment",
        "issue_comment",
        "issues",
        "discussion",
        "discussion_comment",
        "fork",
        "watch"
      })
  void whatAStrangerCanCauseOpensNothing(String event) {
    assertEquals(
        "its run was caused by "
            + event
            + ", which anybody can do who may open a pull request or write a comment",
        refused(issuer.claims(MADE).claim("event_name", event)));
  }

  @Test
  void itIsSpentByItsIssuerAndIdForAsLongAsItHolds() {
    workloads.exchange(issuer.token(issuer.claims(MADE).jwtID("one").build()));
    assertEquals(
        List.of(
            Token.hash(issuer.url() + "\none")
                + " from 2026-11-26T17:00:00Z to 2026-11-26T17:06:00Z, at most 100000"),
        spending);
    assertEquals(
        "it was exchanged before, and opens no second session",
        refused(issuer.claims(MADE.plusSeconds(1)).jwtID("one")));
    workloads.exchange(issuer.token(issuer.claims(MADE).jwtID("two").build()));
  }

  @Test
  void whereNoRoomIsLeftToRememberItNothingIsOpenedAndItMayBeTriedAgain() {
    answer = Spent.NO_ROOM;
    String token = issuer.token(issuer.claims(MADE).build());
    IdentityRefused refused = assertThrows(IdentityRefused.class, () -> workloads.exchange(token));
    assertEquals("too many tokens were exchanged at once", refused.getMessage());
    assertTrue(refused.issuerSilent());
  }

  @Test
  void aTokenThatIsRefusedIsNotSpent() {
    JWTClaimsSet claims = issuer.claims(MADE).build();
    assertEquals("its signature is not its issuer's", refused(issuer.byAnotherKey(claims)));
    assertEquals(List.of(), spending);
    assertEquals(Optional.of("shop"), workloads.exchange(issuer.token(claims)).project());
  }

  @Test
  void whatIsNoTokenOfOurKindIsSaidWithoutItsWords() {
    JWTClaimsSet claims = issuer.claims(MADE).build();
    assertEquals("it is no JSON Web Token", refused("a.b"));
    assertEquals(
        "it is not signed (alg none); RS256 is expected", refused(FakeIssuer.unsigned(claims)));
    assertEquals(
        "its algorithm is HS256; RS256 is expected",
        refused(issuer.withThePublicKeyAsSecret(claims)));
    assertEquals("its algorithm is RS512; RS256 is expected", refused(issuer.inAnotherRsa(claims)));
    String strange = FakeIssuer.headed("{\"alg\":\"<b>RS256</b>\"}", claims);
    assertEquals("its algorithm is another; RS256 is expected", refused(strange));
    assertEquals(
        "its issuer has no key of the name it states", refused(issuer.ofUnknownKey(claims)));
  }

  @Test
  void aRefusalOfTheTokenIsNotOneOfItsIssuer() {
    IdentityRefused refused =
        assertThrows(IdentityRefused.class, () -> workloads.exchange("nonsense"));
    assertFalse(refused.issuerSilent());
    issuer.fallSilent();
    String token = issuer.token(issuer.claims(MADE).build());
    refused = assertThrows(IdentityRefused.class, () -> workloads.exchange(token));
    assertTrue(refused.issuerSilent());
  }

  private String refused(JWTClaimsSet.Builder claims) {
    return refused(issuer.token(claims.build()));
  }

  private String refused(String token) {
    var refused = assertThrows(IdentityRefused.class, () -> workloads.exchange(token));
    return String.valueOf(refused.getMessage());
  }
}
