package dev.evenkeel.app.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.app.http.access.Scope;
import dev.evenkeel.app.http.access.Token;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each guard of the service by itself: who may use a route, and what a request may be. */
final class GuardsOverHttpTest {
  private static RunningTrail trail;

  @BeforeAll
  static void start(@TempDir Path folder) {
    trail = RunningTrail.in(folder.resolve("log")).start();
    trail.post("/v1/changes", "one", "{\"change\": \"C\"}");
  }

  @AfterAll
  static void stop() {
    trail.close();
  }

  @Test
  void everyRouteAsksForTheScopeThatItsContentNeeds() {
    var expected = new TreeMap<String, Scope>();
    for (String route :
        List.of(
            "GET /health/live",
            "GET /health/ready",
            "GET /openapi.yaml",
            "GET /enter",
            "GET /log/checkpoint",
            "GET /log/checkpoints",
            "GET /log/proof/consistency",
            "GET /log/proof/inclusion",
            "GET /log/tile/{level}/{path}",
            "POST /enter",
            "POST /v1/session")) {
      expected.put(route, Scope.OPEN);
    }
    for (String route :
        List.of(
            "GET /",
            "GET /change",
            "GET /environment",
            "GET /metrics",
            "GET /v1/changes",
            "GET /v1/changes/{change}",
            "GET /v1/changes/{change}/evidence.zip")) {
      expected.put(route, Scope.READ);
    }
    for (String route :
        List.of(
            "POST /v1/changes",
            "POST /v1/changes/{change}/records",
            "POST /v1/gates/{environment}:decide")) {
      expected.put(route, Scope.WRITE);
    }
    for (String route :
        List.of(
            "GET /log/tile/entries/{path}",
            "GET /period",
            "GET /v1/populations",
            "POST /v1/links",
            "POST /v1/samples")) {
      expected.put(route, Scope.AUDIT);
    }
    var asked =
        trail.server.routes().entrySet().stream()
            .filter(route -> !route.getKey().startsWith("HEAD "))
            .collect(
                Collectors.toMap(
                    route -> route.getKey().replace("{+", "{").replaceAll("\\{\\?[^}]*}", ""),
                    route -> route.getValue().orElseThrow(),
                    (one, same) -> one,
                    TreeMap::new));
    assertEquals(expected, asked);
  }

  @Test
  void aScopeOpensItsOwnRoutesAndNoOther() {
    Map<Scope, String> routes =
        Map.of(Scope.READ, "/v1/changes", Scope.AUDIT, "/log/tile/entries/000.p/1");
    for (Scope scope : List.of(Scope.READ, Scope.AUDIT, Scope.WRITE)) {
      String secret = token(scope, Optional.empty());
      routes.forEach(
          (needed, path) -> {
            var answer = as(secret, path);
            assertEquals(needed == scope ? 200 : 403, answer.status(), scope + path);
          });
      int written = post(secret, "/v1/changes", "by-" + scope, "{\"change\": \"S\"}").status();
      assertEquals(scope == Scope.WRITE ? 201 : 403, written, scope.toString());
    }
  }

  @Test
  void theSchemeOfATokenIsOneWordInWhateverLetters() {
    for (String scheme : List.of("bearer ", "BEARER ", "bEarer  ")) {
      var answer =
          trail.send(
              trail
                  .request("/v1/changes")
                  .header("Authorization", scheme + RunningTrail.READER)
                  .GET()
                  .build());
      assertEquals(200, answer.status(), scheme + answer.text());
    }
    for (String other : List.of("Basic ", "Bearer", "Bearers ", "")) {
      var answer =
          trail.send(
              trail
                  .request("/v1/changes")
                  .header("Authorization", other + RunningTrail.READER)
                  .GET()
                  .build());
      assertEquals("not-known", answer.problem(), other + answer.text());
    }
  }

  @Test
  void everyAnswerForbidsGuessingItsTypeAndNamesTheWayToBeKnown() {
    for (String path :
        List.of("/v1/changes", "/log/checkpoint", "/no-such-route", "/health/live")) {
      assertEquals("nosniff", trail.get(path).header("X-Content-Type-Options").orElse(""), path);
    }
    var nobody = trail.send(trail.request("/v1/changes").GET().build());
    assertEquals("Bearer realm=\"evenkeel\"", nobody.header("WWW-Authenticate").orElse(""));
    assertEquals("no-store", nobody.header("Cache-Control").orElse(""));
    var entered =
        trail.send(
            trail
                .request("/enter?code=" + trail.served.access().link())
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
    String cookie = entered.header("Set-Cookie").orElseThrow();
    assertTrue(cookie.contains("Path=/") && cookie.contains("Max-Age=28800"), cookie);
    assertEquals("no-referrer", entered.header("Referrer-Policy").orElse(""));
    assertEquals("no-store", entered.header("Cache-Control").orElse(""));
    var page =
        trail.send(
            trail
                .request("/")
                .header("Cookie", cookie.substring(0, cookie.indexOf(';')))
                .GET()
                .build());
    assertEquals("no-referrer", page.header("Referrer-Policy").orElse(""));
  }

  @Test
  void aRecordWithoutAKeyOrWithWhatTheServiceKeepsForItselfIsNotTaken() {
    var keyless =
        trail.send(
            trail
                .known("/v1/changes")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"change\": \"C\"}"))
                .build());
    assertEquals("key-missing", keyless.problem(), keyless.text());
    assertRefused("is the service's own", "\"evidence\": [" + piece("submitted-by.json") + "]");
    assertRefused(
        "at most 32",
        "\"evidence\": ["
            + IntStream.range(0, 33).mapToObj(i -> piece("e" + i)).collect(Collectors.joining(","))
            + "]");
    assertRefused(
        "each is {name, mediaType, content}",
        "\"evidence\": [" + piece("e").replace("}", ", \"more\": 1}") + "]");
    assertRefused("opened with change.opened", "\"type\": \"deploy.started\"");
    assertRefused("has 1048", "\"body\": {\"a\": \"" + "x".repeat(1 << 20) + "\"}");
    var otherPath =
        trail.record("C", "k", "{\"type\": \"deploy.started\", \"change\": \"another\"}");
    assertTrue(otherPath.text().contains("another change than the path"), otherPath.text());
  }

  private static void assertRefused(String why, String members) {
    var answer = trail.post("/v1/changes", "refused", "{\"change\": \"C\", " + members + "}");
    assertEquals("not-a-record", answer.problem(), answer.text());
    assertTrue(answer.text().contains(why), answer.text());
  }

  private static String piece(String name) {
    return "{\"name\": \"" + name + "\", \"mediaType\": \"text/plain\", \"content\": \"\"}";
  }

  @Test
  void aGateIsNotAskedAboutAnotherProjectsChangeNorGivenItsAnswer() {
    String shop = token(Scope.WRITE, Optional.of("shop"));
    String bank = token(Scope.WRITE, Optional.of("bank"));
    assertEquals(201, post(shop, "/v1/changes", "g0", "{\"change\": \"shops\"}").status());
    String asked = "{\"change\": \"shops\"}";
    String path = "/v1/gates/production:decide";
    assertEquals("other-project", post(bank, path, "g1", asked).problem());
    assertEquals(201, post(shop, path, "g2", asked).status());
    assertEquals("other-project", post(bank, path, "g2", asked).problem());
    assertEquals("key-taken", post(shop, "/v1/gates/staging:decide", "g2", asked).problem());
    assertEquals(200, post(shop, path, "g2", asked).status());
  }

  @Test
  void twoProjectsMayChooseOneKeyAndNeitherLearnsOfTheOther() {
    var seen = new java.util.HashSet<String>();
    for (String project : List.of("shop", "bank", "shop", "bank")) {
      String writer = token(Scope.WRITE, Optional.of(project));
      String opens = "{\"change\": \"" + project + "-and-its-key\"}";
      boolean first = seen.add(project);
      assertEquals(first ? 201 : 200, post(writer, "/v1/changes", "same", opens).status());
    }
    String shop = token(Scope.WRITE, Optional.of("shop"));
    assertEquals(
        "key-taken", post(shop, "/v1/changes", "same", "{\"change\": \"shop-2\"}").problem());
  }

  @Test
  void whoStopsTakesNothingNewAndSaysThatItLives(@TempDir Path folder) {
    try (var other = RunningTrail.in(folder.resolve("log")).start()) {
      other.served.health().stop();
      var refused = other.post("/v1/changes", "late", "{\"change\": \"C\"}");
      assertEquals("stopping", refused.problem(), refused.text());
      assertEquals("1", refused.header("Retry-After").orElse(""));
      assertEquals("not-ready", other.get("/health/ready").problem());
      assertEquals(200, other.get("/health/live").status());
      assertEquals(0, other.verified().size());
    }
  }

  @Test
  void aCursorOfALongerLogOrOfOursMadeUpIsRefused() {
    for (String cursor : List.of("9999-1", "1-2", "x", "1-1-1")) {
      assertEquals("not-understood", trail.get("/v1/changes?cursor=" + cursor).problem(), cursor);
    }
    assertEquals("not-understood", trail.get("/v1/changes?enviroment=x").problem());
  }

  @Test
  void aPackLargerThanAClientReadsIsRefusedBeforeItFillsTheMemory() {
    var room = new ChangesController.Room(10);
    room.take(4);
    room.take(6);
    var refused = org.junit.jupiter.api.Assertions.assertThrows(Refusal.class, () -> room.take(1));
    assertEquals(ProblemKind.TOO_LARGE, refused.kind());
    assertTrue(String.valueOf(refused.getMessage()).contains("more than 10 bytes"));
    assertTrue(refused.next().contains("evenkeel trail export"));
  }

  private static String token(Scope scope, Optional<String> project) {
    String secret = Token.secret(new SecureRandom());
    trail.tokens.add(
        new Token("t" + secret.hashCode(), Token.hash(secret), Set.of(scope), project));
    return secret;
  }

  private static RunningTrail.Answer as(String secret, String path) {
    return trail.send(
        trail.request(path).header("Authorization", "Bearer " + secret).GET().build());
  }

  private static RunningTrail.Answer post(String secret, String path, String key, String json) {
    return trail.send(
        trail
            .request(path)
            .header("Authorization", "Bearer " + secret)
            .header("Idempotency-Key", key)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build());
  }
}
