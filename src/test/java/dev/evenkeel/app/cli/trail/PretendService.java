package dev.evenkeel.app.cli.trail;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.evenkeel.operation.trail.ExportTrail;
import dev.evenkeel.store.LogHouse;
import dev.evenkeel.trail.Outcome;
import dev.evenkeel.trail.Pack;
import dev.evenkeel.trail.note.TlogProof;
import dev.evenkeel.trail.record.Attachment;
import dev.evenkeel.trail.record.RecordType;
import dev.evenkeel.trail.record.StrictJson;
import dev.evenkeel.trail.record.Submission;
import dev.evenkeel.value.CanonicalJson;
import java.io.ByteArrayOutputStream;
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
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A service as a client sees it, over a real log, that can be made to misbehave. */
public final class PretendService implements AutoCloseable {
  /** How it misbehaves. */
  public enum Mood {
    WELL,
    DIES_AFTER_COMMIT,
    BUSY,
    REFUSES,
    SENDS_ELSEWHERE,
    TALKS_NONSENSE,
    FORGES
  }

  public final LogHouse house;
  final List<String> tokens = new CopyOnWriteArrayList<>();
  final HttpServer server;
  public volatile Mood mood = Mood.WELL;
  volatile String elsewhere = "";

  public PretendService(Path directory) {
    house = new LogHouse(directory);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (exchange.getRequestMethod().equals("GET")) {
        pack(exchange);
        return;
      }
      switch (mood) {
        case WELL, FORGES -> take(exchange, body);
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

  /** A change's evidence pack as one file. */
  private void pack(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String change =
        path.substring("/v1/changes/".length(), path.length() - "/evidence.zip".length());
    var packed = new ByteArrayOutputStream();
    int records;
    try (var zip = new ZipOutputStream(packed)) {
      records =
          ExportTrail.run(
              house.storage,
              change,
              LogHouse.KEY.verifier(),
              LogHouse.KEY,
              List.of(),
              (name, bytes) -> put(zip, name, forged(name, bytes)));
    }
    if (records == 0) {
      problem(exchange, 404, "change-unknown", "no record of this change");
      return;
    }
    byte[] bytes = packed.toByteArray();
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /** An approval of somebody else's, which the log never signed. */
  private byte[] forged(String name, byte[] bytes) {
    return mood == Mood.FORGES && name.equals(Pack.RECORDS)
        ? new String(bytes, StandardCharsets.UTF_8)
            .replace("test.result", "post_review")
            .getBytes(StandardCharsets.UTF_8)
        : bytes;
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) {
    try {
      var entry = new ZipEntry(name);
      zip.putNextEntry(entry);
      zip.write(bytes);
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
