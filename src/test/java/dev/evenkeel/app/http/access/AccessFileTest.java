package dev.evenkeel.app.http.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.trail.note.Malformed;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that say who may do what are read strictly; what they do not say opens nothing. */
final class AccessFileTest {
  private static final String GOOD =
      "{'issuers':[{'issuer':'https://i.example','audience':'a','grants':[{'claims':"
          + "{'repository_id':'1'},'project':'p','scopes':['read']}]}]}";

  private static TrustedIssuer parse(String json) {
    return AccessFile.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)).getFirst();
  }

  @Test
  void aGrantIsWhatItSaysAndNoMore() {
    Grant grant = parse(GOOD).grants().getFirst();
    assertEquals(new Grant(Map.of("repository_id", "1"), "p", Set.of(Scope.READ)), grant);
    assertTrue(grant.fits(Map.of("repository_id", "1", "more", "x")));
    for (Map<String, String> other :
        java.util.List.of(
            Map.<String, String>of(), Map.of("repository_id", "10"), Map.of("other_id", "1"))) {
      assertEquals(false, grant.fits(other), other::toString);
    }
    assertEquals(
        "http://127.0.0.1:1", parse(GOOD.replace("https://i.example", "http://127.0.0.1:1")).url());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "https://i.example | http://i.example | https is expected",
        "https://i.example | ftp://i.example | https is expected",
        "'read' | 'audit' | read or write, not audit",
        "'read' | 'open' | read or write, not open",
        "['read'] | [] | a list of read, write",
        "'audience':'a' | 'audience':'' | audience: a string",
        "'audience':'a', | ~~ | audience: a string",
        "'project':'p', | ~~ | project: a string",
        "'grants' | 'grant' | no member grant",
        "'scopes' | 'scope' | no member scope",
        "'repository_id' | 'repository' | an immutable id",
        "'repository_id':'1' | 'repository_id':1 | repository_id: a string",
        "'repository_id':'1' | ~~ | what must the token say",
        "[{'claims' | ['x',{'claims' | a list of objects",
        "'issuers' | 'issuer' | issuers: a list of objects"
      })
  void whatIsMisspeltOrTooWideIsRefusedAtTheStart(String from, String to, String why) {
    String json = GOOD.replace(from, to == null ? "" : to);
    var refused = assertThrows(Malformed.class, () -> parse(json), json);
    assertTrue(String.valueOf(refused.getMessage()).contains(why), refused.getMessage());
  }

  @Test
  void aTokenThatOpensNothingInParticularIsNoToken() {
    String json =
        "{\"tokens\":[{\"name\":\"n\",\"sha256\":\"0\",\"scopes\":[\"SCOPE\"],\"project\":\"p\"}]}";
    assertEquals(
        Optional.of("p"),
        TokenList.parse(json.replace("SCOPE", "write").getBytes(StandardCharsets.UTF_8))
            .getFirst()
            .project());
    for (String scope : new String[] {"open", "all", ""}) {
      assertThrows(
          Malformed.class,
          () -> TokenList.parse(json.replace("SCOPE", scope).getBytes(StandardCharsets.UTF_8)));
    }
  }

  private Instant now = Instant.parse("2026-11-26T17:00:00Z");

  private Clock clock() {
    InstantSource source = () -> now;
    return source.withZone(ZoneOffset.UTC);
  }

  @Test
  void aLinkEndsAfterTenMinutesAndAVisitAfterEightHours() {
    var access = new Access(java.util.List::of, false, clock(), new SecureRandom());
    String late = access.link();
    String early = access.link();
    now = now.plus(Duration.ofMinutes(10)).minusMillis(1);
    String visit = access.visit(early).orElseThrow();
    assertEquals(Optional.empty(), access.visit(early), "a link works once");
    now = now.plusMillis(1);
    assertEquals(Optional.empty(), access.visit(late));
    now = now.plus(Duration.ofHours(8)).minusMillis(2);
    Caller visitor = access.visitor(visit).orElseThrow();
    assertEquals(Set.of(Scope.READ, Scope.AUDIT), visitor.scopes());
    assertEquals(Optional.empty(), access.bearer(visit), "a cookie is no token");
    now = now.plusMillis(1);
    assertEquals(Optional.empty(), access.visitor(visit));
  }

  @Test
  void sessionsAreBoundedAndTheOldestGoesFirst() {
    var sessions = new Sessions(clock(), new SecureRandom(), Duration.ofHours(1));
    String oldest = sessions.begin(Caller.NOBODY);
    String second = sessions.begin(Caller.NOBODY);
    for (int i = 0; i < 9_999; i++) {
      sessions.begin(Caller.NOBODY);
    }
    assertEquals(Optional.empty(), sessions.find(oldest));
    assertTrue(sessions.find(second).isPresent());
  }
}
