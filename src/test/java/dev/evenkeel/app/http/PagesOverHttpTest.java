package dev.evenkeel.app.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.app.http.access.Scope;
import dev.evenkeel.app.http.access.Token;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A browser comes by a link, looks, and can do nothing else. */
final class PagesOverHttpTest {
  private static final String ELSEWHERE = Token.secret(new SecureRandom());
  private static final String SHOP = Token.secret(new SecureRandom());
  private static RunningTrail trail;
  private static String cookie = "";

  @BeforeAll
  static void start(@TempDir Path folder) {
    trail = RunningTrail.in(folder.resolve("log")).start();
    trail.tokens.add(
        new Token(
            "elsewhere",
            Token.hash(ELSEWHERE),
            Set.of(Scope.READ, Scope.AUDIT),
            Optional.of("other")));
    trail.tokens.add(
        new Token("shop", Token.hash(SHOP), Set.of(Scope.READ, Scope.WRITE), Optional.of("shop")));
    record("p1", "{\"type\": \"change.opened\", \"body\": {\"why\": \"<b>stock\"}}");
    record(
        "p2",
        "{\"type\": \"deploy.stopped\", \"environment\": \"production\","
            + " \"body\": {\"stage\": \"migrate\"}}");
    cookie = enter();
  }

  private static void record(String key, String json) {
    record("C-1", key, json);
  }

  private static void record(String change, String key, String json) {
    var answer =
        trail.send(
            trail
                .request("/v1/changes/" + change + "/records")
                .header("Authorization", "Bearer " + SHOP)
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    assertEquals(201, answer.status(), answer.text());
  }

  private static String enter() {
    var entered = trail.send(pressed("/enter?code=" + trail.served.access().link()));
    assertEquals(303, entered.status(), entered.text());
    String set = entered.header("Set-Cookie").orElseThrow();
    assertTrue(
        set.toLowerCase(java.util.Locale.ROOT).contains("httponly")
            && set.contains("SameSite=Strict"),
        set);
    return set.substring(0, set.indexOf(';'));
  }

  /** Presses the button of the page that a link shows, as a browser does. */
  private static HttpRequest pressed(String link) {
    var page = trail.send(trail.request(link).header("Accept", "text/html").GET().build());
    assertEquals(200, page.status(), page.text());
    Matcher form =
        Pattern.compile("<form method=\"post\" action=\"([^\"]+)\"").matcher(page.text());
    assertTrue(form.find(), page.text());
    URI action = trail.uri(link).resolve(form.group(1).replace("&amp;", "&"));
    return HttpRequest.newBuilder(action)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("Accept", "text/html")
        .POST(HttpRequest.BodyPublishers.noBody())
        .build();
  }

  @Test
  void whoeverOnlyLooksAtALinkSpendsNothingAndWhoeverPressesItsButtonSpendsIt() {
    String link = "/enter?code=" + trail.served.access().link();
    for (String looks : List.of("HEAD", "GET", "OPTIONS", "HEAD")) {
      trail.send(trail.request(link).method(looks, HttpRequest.BodyPublishers.noBody()).build());
      trail.send(
          trail
              .request(link)
              .header("Sec-Purpose", "prefetch;prerender")
              .method(looks, HttpRequest.BodyPublishers.noBody())
              .build());
    }
    HttpRequest button = pressed(link);
    assertEquals(303, trail.send(button).status());
    assertEquals(401, trail.send(button).status());
    assertEquals(401, trail.send(trail.request(link).GET().build()).status());
  }

  @AfterAll
  static void stop() {
    trail.close();
  }

  @Test
  void everyLinkOnEveryPageLeadsToAPage() {
    var seen = new java.util.TreeSet<String>();
    var open = new java.util.ArrayDeque<>(List.of("/"));
    while (!open.isEmpty()) {
      String path = open.pop();
      if (!seen.add(path)) {
        continue;
      }
      var page = look(path);
      assertEquals(200, page.status(), path + page.text());
      Matcher href = Pattern.compile("href=\"([^\"#]*)").matcher(page.text());
      while (href.find()) {
        URI next = trail.uri(path).resolve(href.group(1).replace("&amp;", "&"));
        open.add(
            next.getRawPath()
                + Optional.ofNullable(next.getRawQuery()).map(query -> "?" + query).orElse(""));
      }
    }
    assertTrue(seen.contains("/change?id=C-1"), seen.toString());
    assertTrue(seen.contains("/environment?name=production&project=shop"), seen.toString());
    assertTrue(seen.contains("/period?environment=production&project=shop"), seen.toString());
  }

  @Test
  void aPageSaysWhatABrowserMayDoWithItAndShowsForeignTextAsText() {
    var page = look("/change?id=C-1");
    assertEquals("text/html; charset=utf-8", page.header("Content-Type").orElse(""));
    assertEquals("nosniff", page.header("X-Content-Type-Options").orElse(""));
    assertEquals("no-store", page.header("Cache-Control").orElse(""));
    String policy = page.header("Content-Security-Policy").orElse("");
    assertTrue(policy.startsWith("default-src 'none'; style-src 'sha256-"), policy);
    assertTrue(policy.endsWith("frame-ancestors 'none'"), policy);
    assertTrue(page.text().contains("&lt;b&gt;stock"), page.text());
    assertFalse(page.text().contains("<b>stock"));
  }

  @Test
  void aPageShowsARecordAsSoonAsItsReceiptIsOut() {
    String path = "/environment?name=production&project=shop";
    for (int i = 0; i < 3; i++) {
      String change = "next-" + i;
      assertFalse(look(path).text().contains(change));
      record(change, change, "{\"type\": \"deploy.started\", \"environment\": \"production\"}");
      assertTrue(look(path).text().contains(change));
      assertTrue(look("/").text().contains(change));
    }
  }

  @Test
  void whatIsNotThereOrNotUnderstoodIsAPageToo() {
    var unknown = look("/change?id=%3Cscript%3E");
    assertEquals(404, unknown.status());
    assertTrue(unknown.text().contains("&lt;script&gt;"), unknown.text());
    assertEquals(404, look("/environment?name=production").status());
    assertEquals(400, look("/period?environment=production&from=yesterday").status());
    assertEquals(400, look("/?before=x").status());
    var drawn = look("/period?environment=production&project=shop&seed=mine&n=1");
    assertEquals(200, drawn.status());
    assertTrue(drawn.text().contains("<caption>Drawn</caption>"));
  }

  @Test
  void nobodyLooksWithoutBeingKnownAndAVisitorChangesNothing() {
    for (String path : List.of("/", "/change?id=C-1", "/environment?name=a", "/period")) {
      assertEquals(401, trail.send(trail.request(path).GET().build()).status(), path);
    }
    for (String path : List.of("/", "/change?id=C-1", "/nothing-here")) {
      var page = trail.send(trail.request(path).header("Accept", "text/html,*/*").GET().build());
      assertEquals(path.equals("/nothing-here") ? 404 : 401, page.status(), path);
      assertEquals("text/html; charset=utf-8", page.header("Content-Type").orElse(""), path);
      assertTrue(page.text().contains("<h2>Next</h2>"), page.text());
      assertTrue(page.header("Content-Security-Policy").orElse("").contains("frame-ancestors"));
    }
    var write =
        trail
            .request("/v1/changes/C-1/records")
            .header("Cookie", cookie)
            .header("Idempotency-Key", "visitor")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"type\": \"override\"}"))
            .build();
    assertEquals(403, trail.send(write).status());
  }

  @Test
  void anotherProjectsCallerSeesNothingOfIt() {
    for (String path : List.of("/change?id=C-1", "/environment?name=production&project=shop")) {
      var answer =
          trail.send(
              trail.request(path).header("Authorization", "Bearer " + ELSEWHERE).GET().build());
      assertEquals(404, answer.status(), path);
      assertFalse(answer.text().contains("stock"));
    }
    var start =
        trail.send(trail.request("/").header("Authorization", "Bearer " + ELSEWHERE).GET().build());
    assertEquals(200, start.status());
    assertFalse(start.text().contains("C-1") || start.text().contains("production"));
  }

  @Test
  void auditIsNothingForWhoeverIsBoundToAProjectWhateverTheTokensFileSays() {
    for (String path :
        List.of(
            "/period?environment=production&project=shop",
            "/v1/populations?env=production&project=shop",
            "/log/tile/entries/000.p/1")) {
      var answer =
          trail.send(
              trail.request(path).header("Authorization", "Bearer " + ELSEWHERE).GET().build());
      assertEquals(403, answer.status(), path + answer.text());
    }
    var link =
        trail
            .request("/v1/links")
            .header("Authorization", "Bearer " + ELSEWHERE)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    assertEquals(403, trail.send(link).status(), "it would open every project to a browser");
  }

  @Test
  void entriesInOtherLettersAreNoTileOfHashes() {
    for (String path : List.of("/log/tile/%65ntries/000.p/1", "/log/tile/entries%2f000.p/1")) {
      var answer = trail.send(trail.request(path).GET().build());
      assertTrue(List.of(401, 404).contains(answer.status()), path + answer.status());
    }
  }

  @Test
  void aPopulationNamesWhatIsNotInIt() {
    var none = trail.get("/v1/populations?env=production");
    assertTrue(
        none.text().contains("\"records\":0") && none.text().contains("\"notInIt\":[\"shop\"]"),
        none.text());
    var shop = trail.get("/v1/populations?env=production&project=shop");
    assertFalse(shop.text().contains("\"records\":0"), shop.text());
    assertTrue(shop.text().contains("\"notInIt\":[]"), shop.text());
  }

  private static RunningTrail.Answer look(String path) {
    return trail.send(trail.request(path).header("Cookie", cookie).GET().build());
  }
}
