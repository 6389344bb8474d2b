package dev.evenkeel.app.cli.trail;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.evenkeel.store.LogHouse;
import dev.evenkeel.trail.Outcome;
import dev.evenkeel.trail.note.TlogProof;
import dev.evenkeel.trail.record.Attachment;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.StrictJson;
import dev.evenkeel.trail.record.Submission;
import dev.evenkeel.value.CanonicalJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A service as a client sees it, over a real log, that can be made to misbehave. */
final class PretendService implements AutoCloseable {
  /** How it misbehaves. */
  enum Mood {
    WELL,
    DIES_AFTER_COMMIT,
    BUSY,
    REFUSES,
    SENDS_ELSEWHERE,
    TALKS_NONSENSE
  }

  final LogHouse house;
  final List<String> tokens = new CopyOnWriteArrayList<>();
  final HttpServer server;
  volatile Mood mood = Mood.WELL;
  volatile String elsewhere = "";

  PretendService(Path directory) {
    house = new LogHouse(directory);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
      byte[] body = exchange.getRequestBody().readAllBytes();
      switch (mood) {
        case WELL -> take(exchange, body);
        case DIES_AFTER_COMMIT -> house.log.append(submission(exchange, body));
        case BUSY -> problem(exchange, 503, "busy", "more is asked than can be done");
        case REFUSES -> problem(exchange, 403, "not-allowed", "the caller may not do this");
        case SENDS_ELSEWHERE -> {
          exchange.getResponseHeaders().add("Location", elsewhere);
          exchange.sendResponseHeaders(307, -1);
        }
        case TALKS_NONSENSE -> send(exchange, 200, "<html>captive portal</html>");
      }
    }
  }

  private void take(HttpExchange exchange, byte[] body) throws IOException {
    switch (house.log.append(submission(exchange, body))) {
      case Outcome.Recorded recorded -> receipt(exchange, 201, recorded.receipt());
      case Outcome.Repeated repeated -> receipt(exchange, 200, repeated.receipt());
      case Outcome.Conflict conflict ->
          problem(exchange, 422, "key-taken", "differs in " + conflict.field());
      case Outcome.Unfit unfit -> problem(exchange, 422, "not-a-record", unfit.problem());
    }
  }

  private static void receipt(HttpExchange exchange, int status, TlogProof receipt)
      throws IOException {
    send(exchange, status, CanonicalJson.of(Map.of("receipt", receipt.toString())));
  }

  private static void problem(HttpExchange exchange, int status, String code, String detail)
      throws IOException {
    send(exchange, status, CanonicalJson.of(Map.of("code", code, "detail", detail)));
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static Submission submission(HttpExchange exchange, byte[] body) {
    var members = StrictJson.object(body, "request");
    String path = exchange.getRequestURI().getPath();
    var evidence = new ArrayList<Attachment>();
    if (members.get("evidence") instanceof List<?> pieces) {
      for (Object piece : pieces) {
        Map<?, ?> map = (Map<?, ?>) piece;
        evidence.add(
            new Attachment(
                String.valueOf(map.get("name")),
                String.valueOf(map.get("mediaType")),
                Base64.getDecoder().decode(String.valueOf(map.get("content")))));
      }
    }
    return new Submission(
        String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")),
        path.substring("/v1/changes/".length(), path.length() - "/records".length()),
        RecordType.of(String.valueOf(members.get("type"))).orElseThrow(),
        Optional.empty(),
        Optional.ofNullable(members.get("environment")).map(String::valueOf),
        Optional.ofNullable(members.get("claimedAt")).map(at -> Instant.parse(at.toString())),
        Optional.ofNullable(members.get("body"))
            .map(object -> Attachment.json(CanonicalJson.bytes(object))),
        evidence);
  }

  @Override
  public void close() {
    server.stop(0);
    house.close();
  }
}
