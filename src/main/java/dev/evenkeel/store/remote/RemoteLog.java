package dev.evenkeel.store.remote;

import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.note.TlogProof;
import dev.evenkeel.trail.record.Attachment;
import dev.evenkeel.trail.record.StrictJson;
import dev.evenkeel.trail.record.Submission;
import dev.evenkeel.value.CanonicalJson;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Sends records to a service. Follows no redirect: the token would go to a host that nobody named.
 */
public final class RemoteLog implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final int LARGEST_ANSWER = 1 << 20;

  private final Address address;
  private final Optional<String> token;
  private final HttpClient client;

  /**
   * A service.
   *
   * @param token goes into a header and nowhere else
   */
  public RemoteLog(Address address, Optional<String> token) {
    this.address = address;
    this.token = token;
    this.client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
  }

  public Delivery deliver(Submission submission) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.records(submission.change()))
            .timeout(ANSWER)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json, application/problem+json")
            .header("Idempotency-Key", header(submission.key()))
            .POST(HttpRequest.BodyPublishers.ofByteArray(written(submission)));
    token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    try {
      HttpResponse<InputStream> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        return read(response.statusCode(), body.readNBytes(LARGEST_ANSWER));
      }
    } catch (IOException e) {
      return new Delivery.Unreachable(silent(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Delivery.Unreachable("the answer of " + address + " was not waited for");
    }
  }

  /** What the service has of a change. */
  public Fetched fetch(String change) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.evidence(change)).timeout(ANSWER).GET();
    token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    try {
      HttpResponse<InputStream> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        if (response.statusCode() == 200) {
          return new Fetched.Packed(RemotePack.read(body));
        }
        return switch (read(response.statusCode(), body.readNBytes(LARGEST_ANSWER))) {
          case Delivery.Refused refused when refused.code().equals("change-unknown") ->
              new Fetched.Nothing();
          case Delivery.Refused refused -> new Fetched.Refused(refused.why());
          case Delivery.Unreachable unreachable -> new Fetched.Unreachable(unreachable.why());
          case Delivery.Received received ->
              new Fetched.Unreachable(address + " answered something else than was asked for");
        };
      }
    } catch (IOException e) {
      return new Fetched.Unreachable(silent(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Fetched.Unreachable("the answer of " + address + " was not waited for");
    }
  }

  private String silent(IOException e) {
    String why =
        switch (e) {
          case HttpTimeoutException late -> "it took too long";
          case ConnectException refused -> "nobody listens there";
          case UnknownHostException unknown -> "no such host";
          default -> e.getClass().getSimpleName();
        };
    return address + " did not answer (" + why + ")";
  }

  /** Headers are ASCII; a key with more would come out as another one. */
  private static String header(String key) {
    if (!key.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
      throw new Malformed("--key: only ASCII goes over HTTP unchanged");
    }
    return key;
  }

  private static byte[] written(Submission submission) {
    var members = new TreeMap<String, Object>();
    members.put("type", submission.type().word());
    submission.environment().ifPresent(name -> members.put("environment", name));
    submission.claimedAt().map(Instant::toString).ifPresent(at -> members.put("claimedAt", at));
    submission.body().ifPresent(body -> members.put("body", object(body)));
    if (!submission.evidence().isEmpty()) {
      members.put("evidence", submission.evidence().stream().map(RemoteLog::piece).toList());
    }
    return CanonicalJson.bytes(members);
  }

  private static Map<String, @Nullable Object> object(Attachment body) {
    return StrictJson.object(body.content(), "body");
  }

  private static Map<String, Object> piece(Attachment evidence) {
    return Map.of(
        "name", evidence.name(),
        "mediaType", evidence.mediaType(),
        "content", Base64.getEncoder().encodeToString(evidence.content()));
  }

  private Delivery read(int status, byte[] body) {
    if (status == 200 || status == 201) {
      return receipt(body);
    }
    Map<String, @Nullable Object> problem = members(body);
    String code = text(problem, "code").orElse("");
    String said =
        address
            + " answered "
            + status
            + text(problem, "detail").map(detail -> ": " + detail).orElse("")
            + text(problem, "next").map(next -> "; " + next).orElse("");
    if (status >= 300 && status < 400) {
      return new Delivery.Refused(
          "redirect",
          said
              + ": it sends us to another address, and we do not go there with a token; name that"
              + " address with --server if it is the service's");
    }
    return status >= 500 || status == 429 || status == 408
        ? new Delivery.Unreachable(said)
        : new Delivery.Refused(code, said);
  }

  /** Something between us and the service may answer in its place; that is no receipt. */
  private Delivery receipt(byte[] body) {
    try {
      return text(members(body), "receipt")
          .<Delivery>map(
              text -> new Delivery.Received(TlogProof.parse(text.getBytes(StandardCharsets.UTF_8))))
          .orElseGet(() -> new Delivery.Unreachable(address + " answered without a receipt"));
    } catch (Malformed e) {
      return new Delivery.Unreachable(
          address + " answered with a receipt that is none (" + e.getMessage() + ")");
    }
  }

  private static Map<String, @Nullable Object> members(byte[] body) {
    try {
      return StrictJson.object(body, "answer");
    } catch (Malformed e) {
      return Map.of();
    }
  }

  private static Optional<String> text(Map<String, @Nullable Object> members, String name) {
    return members.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
