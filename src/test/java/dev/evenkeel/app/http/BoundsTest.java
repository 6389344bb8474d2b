package dev.evenkeel.app.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.trail.GroupCommit;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is too much, too slow or too deep is a named error, and nothing of it is kept. */
final class BoundsTest {
  @TempDir Path folder;

  private static Bounds small() {
    return new Bounds(
        "127.0.0.1", 0, 1 << 20, 1 << 19, Duration.ofMillis(300), Duration.ofSeconds(20), 2);
  }

  @Test
  void aRequestThatTricklesInIsCutOffWhetherItsHeadIsUnfinishedOrItsBody() throws IOException {
    try (var trail = RunningTrail.in(folder.resolve("log")).bounds(small()).start()) {
      String head = "POST /v1/changes HTTP/1.1\r\nHost: 127.0.0.1\r\n";
      String rest =
          "Authorization: Bearer "
              + RunningTrail.WRITER
              + "\r\nIdempotency-Key: slow\r\nContent-Type: application/json\r\n"
              + "Content-Length: 400\r\n\r\n{";
      for (String begun : new String[] {head, head + rest}) {
        try (var socket = new Socket("127.0.0.1", trail.server.port())) {
          socket.setSoTimeout(20_000);
          socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
          InputStream in = socket.getInputStream();
          assertEquals(-1, in.read(), "the connection is closed without an answer");
        }
      }
      assertEquals(200, trail.get("/health/ready").status());
    }
  }

  /**
   * Else whoever reaches the service takes all the room there is for bodies, with one byte each.
   */
  @Test
  void whoeverIsNotLetInTakesNoRoomFromThoseWhoAre() throws IOException {
    var bounds =
        new Bounds(
            "127.0.0.1", 0, 1 << 20, 1 << 19, Duration.ofSeconds(20), Duration.ofSeconds(20), 2);
    try (var trail = RunningTrail.in(folder.resolve("log")).bounds(bounds).start()) {
      for (String path : new String[] {"/v1/session", "/v1/changes"}) {
        try (var socket = new Socket("127.0.0.1", trail.server.port())) {
          socket.setSoTimeout(20_000);
          socket
              .getOutputStream()
              .write(
                  ("POST "
                          + path
                          + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                          + "Content-Length: 520000\r\n\r\n{")
                      .getBytes(StandardCharsets.US_ASCII));
          byte[] status = socket.getInputStream().readNBytes(12);
          String said = new String(status, StandardCharsets.US_ASCII);
          assertTrue(said.equals("HTTP/1.1 413") || said.equals("HTTP/1.1 401"), path + said);
          var large = "{\"change\": \"C-1\"}" + " ".repeat(400_000);
          assertEquals(201, trail.post("/v1/changes", path, large).status(), path);
        }
      }
    }
  }

  @Test
  void aBodyThatIsTooLargeOrSaysNoLengthIsRefusedBeforeItIsRead() {
    try (var trail = RunningTrail.in(folder.resolve("log")).bounds(small()).start()) {
      var large = trail.post("/v1/changes", "large", " ".repeat((1 << 20) + 1));
      assertEquals("too-large", large.problem(), large.text());
      var chunked =
          trail.send(
              trail
                  .known("/v1/changes")
                  .header("Idempotency-Key", "chunks")
                  .header("Content-Type", "application/json")
                  .POST(
                      HttpRequest.BodyPublishers.ofInputStream(
                          () -> new java.io.ByteArrayInputStream(new byte[] {'{', '}'})))
                  .build());
      assertEquals("length-missing", chunked.problem(), chunked.text());
      var beyondMemory = trail.post("/v1/changes", "half", " ".repeat((1 << 19) + 4096));
      assertTrue(
          java.util.List.of("not-a-record", "busy").contains(beyondMemory.problem()),
          beyondMemory.text());
    }
  }

  @Test
  void aPageHasAsManyRowsAsTheBoundsSayAndGoesOn() {
    try (var trail = RunningTrail.in(folder.resolve("log")).bounds(small()).start()) {
      for (int i = 0; i < 3; i++) {
        trail.post("/v1/changes", "k" + i, "{\"change\": \"C-" + i + "\"}");
      }
      var first = trail.get("/v1/changes").json();
      assertEquals(2, ((java.util.List<?>) first.get("changes")).size());
      assertTrue(trail.get("/").text().contains("/?before=1"), "the start page goes on, too");
    }
  }

  @Test
  void whatFindsNoRoomIsToldWhenToComeBack() {
    var none = new GroupCommit.Limits(0, 0, 1);
    try (var trail = RunningTrail.in(folder.resolve("log")).limits(none).start()) {
      var answer = trail.post("/v1/changes", "full", "{\"change\": \"C\"}");
      assertEquals(503, answer.status());
      assertEquals("busy", answer.problem());
      assertEquals("1", answer.header("Retry-After").orElse(""));
      assertEquals(true, answer.json().get("safeToRetry"));
      assertEquals(0, trail.verified().size());
    }
  }

  @Test
  void jsonThatIsDeepOrBrokenOrHasAMemberTwiceIsANamedErrorAndKeepsNothing() {
    try (var trail = RunningTrail.in(folder.resolve("log")).start()) {
      String deep = "{\"change\": \"C\", \"body\": " + "[".repeat(100_000);
      for (String json :
          new String[] {
            deep,
            "{\"change\": \"C\"",
            "{\"change\": \"C\", \"change\": \"D\"}",
            "{\"change\": \"C\", \"changes\": []}",
            "{\"change\": 7}",
            "{\"change\": \"\\u0000\"}",
            "{\"change\": \"" + "x".repeat(201) + "\"}",
            "{\"change\": \"C\", \"claimedAt\": \"soon\"}",
            "{\"change\": \"C\", \"evidence\": [{\"name\": \"e\", \"mediaType\": \"t\","
                + " \"content\": \"!\"}]}",
            "[]",
            "\u0000",
            ""
          }) {
        var answer = trail.post("/v1/changes", "bad", json);
        assertTrue(
            answer.status() == 422 || answer.status() == 400,
            () -> answer.status() + " " + answer.text());
      }
      assertEquals(0, trail.verified().size());
    }
  }

  @Test
  void jsonOfMoreValuesThanARecordCanHaveIsNamedBeforeItFillsTheMemory() {
    try (var trail = RunningTrail.in(folder.resolve("log")).start()) {
      var answer =
          trail.post(
              "/v1/changes",
              "many",
              "{\"change\": \"C\", \"body\": {\"a\": [" + "[],".repeat(600_000) + "[]]}}");
      assertEquals("not-a-record", answer.problem(), answer.text());
      assertTrue(answer.text().contains("more than 600000 values in 1800"), answer.text());
      assertTrue(answer.text().contains("JSON_VALUES"), answer.text());
      assertEquals(0, trail.verified().size());
    }
  }

  @Test
  void theLessMemoryThereIsTheFewerBodiesAreOnTheirWayAtOnceAndNeverNone() {
    long mib = 1L << 20;
    assertEquals(36 * mib, Bounds.bodiesAtOnce(0));
    assertEquals(36 * mib, Bounds.bodiesAtOnce(256 * mib));
    assertEquals(100 * mib, Bounds.bodiesAtOnce(1200 * mib));
    assertEquals(256 * mib, Bounds.bodiesAtOnce(Long.MAX_VALUE));
  }

  @Test
  void anEntryThatIsTooLargeForALeafIsNamedAndTheNextOneGoesIn() {
    try (var trail = RunningTrail.in(folder.resolve("log")).start()) {
      var pieces = new StringBuilder();
      for (int i = 0; i < 30; i++) {
        pieces
            .append(i == 0 ? "" : ",")
            .append("{\"name\": \"" + "n".repeat(190) + i + "\",")
            .append("\"mediaType\": \"text/plain\", \"content\": \"\"}");
      }
      var large =
          trail.post("/v1/changes", "leaf", "{\"change\": \"C\", \"evidence\": [" + pieces + "]}");
      assertEquals("not-a-record", large.problem());
      assertTrue(large.text().contains("4096"), large.text());
      assertEquals(201, trail.post("/v1/changes", "next", "{\"change\": \"C\"}").status());
    }
  }
}
