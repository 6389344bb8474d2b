package dev.evenkeel.app.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.trail.note.TlogProof;
import dev.evenkeel.trail.tree.EntryBundle;
import dev.evenkeel.trail.tree.Merkle;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a pipeline sends, and what it gets for it. */
final class RecordsOverHttpTest {
  private static RunningTrail trail;

  @BeforeAll
  static void start(@TempDir Path folder) {
    trail = RunningTrail.in(folder.resolve("log")).start();
  }

  @AfterAll
  static void stop() {
    trail.close();
  }

  @Test
  void aRecordGetsAReceiptThatVerifiesAgainstTheEntryTheLogPublishes() {
    var answer = trail.post("/v1/changes", "open-1", "{\"change\": \"C-1\"}");
    assertEquals(201, answer.status(), answer.text());

    var receipt =
        TlogProof.parse(
            String.valueOf(answer.json().get("receipt")).getBytes(StandardCharsets.UTF_8));
    long size = receipt.head().size();
    var bundle = trail.get("/log/tile/entries/000.p/" + size);
    byte[] leaf = EntryBundle.read(bundle.bytes()).orElseThrow().get((int) receipt.index());
    assertTrue(receipt.includes(Merkle.leaf(leaf)));
    assertTrue(receipt.checkpoint().open(List.of(trail.served.logKey())).by(trail.served.logKey()));
  }

  @Test
  void whatWouldBeRememberedAsAnotherNumberOrLooksLikeAnotherNameIsRefused() {
    for (String number : new String[] {"9007199254740993", "18446744073709551616"}) {
      var answer =
          trail.record(
              "C-9", "n", "{\"type\": \"test.result\", \"body\": {\"n\": " + number + "}}");
      assertEquals("not-a-record", answer.problem(), answer.text());
    }
    for (String number : new String[] {"9007199254740992", "100000000000000000", "0.1", "1e17"}) {
      String body = "{\"type\": \"test.result\", \"body\": {\"n\": " + number + "}}";
      assertEquals(201, trail.record("C-9", number, body).status(), number);
    }
    for (String name : new String[] {"C-9 ", " C-9", "C\u00a0-9", "cafe\u0301"}) {
      var answer = trail.post("/v1/changes", "look", "{\"change\": \"" + name + "\"}");
      assertEquals("not-a-record", answer.problem(), name + answer.text());
    }
    assertEquals(201, trail.post("/v1/changes", "caf", "{\"change\": \"caf\u00e9\"}").status());
  }

  @Test
  void theSameRequestGetsTheFirstReceiptAndAnotherOneUnderItsKeyIsToldWhatDiffers() {
    var first =
        trail.record(
            "C-2", "key-2", "{\"type\": \"test.result\", \"body\": {\"verdict\": \"passed\"}}");
    var again =
        trail.record(
            "C-2", "key-2", "{\"body\": {\"verdict\": \"passed\"}, \"type\": \"test.result\"}");
    var other =
        trail.record(
            "C-2", "key-2", "{\"type\": \"test.result\", \"body\": {\"verdict\": \"failed\"}}");

    assertEquals(List.of(201, 200, 422), List.of(first.status(), again.status(), other.status()));
    assertEquals(first.json().get("receipt"), again.json().get("receipt"));
    assertEquals("key-taken", other.problem());
    assertTrue(other.text().contains("body.verdict"), other.text());
    assertFalse(other.text().contains("passed"), "a body may be confidential");
  }

  @Test
  void aStormOfOneRequestIsOneEntryAndOneReceipt() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<String>> storm = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        storm.add(
            () ->
                String.valueOf(
                    trail
                        .record("C-3", "storm", "{\"type\": \"deploy.started\"}")
                        .json()
                        .get("receipt")));
      }
      var receipts = new HashSet<String>();
      for (Future<String> answer : threads.invokeAll(storm)) {
        receipts.add(answer.get());
      }
      assertEquals(1, receipts.size());
    }
    assertTrue(trail.verified().holds());
  }

  @Test
  void whoBearsNoTokenOrAnUnknownOneWritesNothing() {
    HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofString("{\"change\": \"C-4\"}");
    for (String header : List.of("", "Bearer nobody-knows-this", "Basic YTpi")) {
      var request = trail.request("/v1/changes").header("Content-Type", "application/json");
      if (!header.isEmpty()) {
        request.header("Authorization", header);
      }
      var answer = trail.send(request.header("Idempotency-Key", "k").POST(body).build());
      assertEquals(401, answer.status());
      assertEquals("not-known", answer.problem());
    }
    var reader =
        trail.send(
            trail
                .request("/v1/changes")
                .header("Authorization", "Bearer " + RunningTrail.READER)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "k")
                .POST(body)
                .build());
    assertEquals("not-allowed", reader.problem());
    assertFalse(trail.journal().contains(RunningTrail.READER), "the journal holds no token");
  }

  @Test
  void withoutTokensThisMachineAloneIsAnsweredAndNoPageMayAskInABrowsersName(@TempDir Path folder)
      throws Exception {
    try (var open = RunningTrail.in(folder.resolve("open")).open().start()) {
      String local = "127.0.0.1:" + open.server.port();
      assertEquals("HTTP/1.1 200 OK", first(open, "Host: " + local));
      assertEquals("HTTP/1.1 403 Forbidden", first(open, "Host: evil.example"));
      assertEquals(
          "HTTP/1.1 403 Forbidden",
          first(open, "Host: " + local + "\r\nOrigin: http://evil.example"));
      var written =
          open.send(
              open.request("/v1/changes")
                  .header("Idempotency-Key", "k")
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString("{\"change\": \"C\"}"))
                  .build());
      assertEquals(201, written.status());
    }
  }

  private static String first(RunningTrail trail, String headers) throws Exception {
    try (var socket = new java.net.Socket("127.0.0.1", trail.server.port())) {
      socket.setSoTimeout(20_000);
      String request = "GET /v1/changes HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .findFirst()
          .orElse("");
    }
  }

  @Test
  void aLinkLetsOneBrowserInOnceAndItMayOnlyLook() {
    String link = "/enter?code=" + trail.served.access().link();
    HttpRequest enters = trail.request(link).POST(HttpRequest.BodyPublishers.noBody()).build();
    var entered = trail.send(enters);
    assertEquals(303, entered.status());
    String cookie = entered.header("Set-Cookie").orElseThrow();
    assertTrue(cookie.contains("SameSite=Strict"), cookie);
    assertTrue(cookie.toLowerCase(java.util.Locale.ROOT).contains("httponly"), cookie);
    assertEquals("not-known", trail.send(enters).problem());

    var write =
        trail.send(
            trail
                .request("/v1/changes")
                .header("Cookie", cookie.substring(0, cookie.indexOf(';')))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "from-a-browser")
                .POST(HttpRequest.BodyPublishers.ofString("{\"change\": \"C-5\"}"))
                .build());
    assertEquals("not-allowed", write.problem());
  }
}
