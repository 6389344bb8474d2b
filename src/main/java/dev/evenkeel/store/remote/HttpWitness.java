package dev.evenkeel.store.remote;

import dev.evenkeel.trail.Witness;
import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.note.NoteSignature;
import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.tree.ConsistencyProof;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** A witness that speaks c2sp.org/tlog-witness over HTTP. */
public final class HttpWitness implements Witness, AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final int LARGEST_ANSWER = 64 << 10;
  private static final String SIZE = "text/x.tlog.size";

  private final Address address;
  private final HttpClient client;

  public HttpWitness(Address address) {
    this.address = address;
    this.client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
  }

  @Override
  public Answer show(ConsistencyProof proof, SignedNote checkpoint) {
    var body = new StringBuilder("old ").append(proof.from()).append('\n');
    proof.path().forEach(hash -> body.append(hash.base64()).append('\n'));
    body.append('\n').append(checkpoint);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "/add-checkpoint"))
            .timeout(ANSWER)
            .header("Content-Type", "text/plain; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8))
            .build();
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        String said = new String(in.readNBytes(LARGEST_ANSWER), StandardCharsets.UTF_8);
        return read(
            response.statusCode(), response.headers().firstValue("Content-Type").orElse(""), said);
      }
    } catch (IOException e) {
      return new Answer.Unreachable(
          address + " did not answer (" + e.getClass().getSimpleName() + ")");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.Unreachable("the answer of " + address + " was not waited for");
    }
  }

  private Answer read(int status, String type, String said) {
    return switch (status) {
      case 200 -> lines(said);
      case 409 -> size(type, said);
      case 400 -> new Answer.Refused(address + ": the request is malformed (400)");
      case 403 -> new Answer.Refused(address + ": it trusts none of the head's signatures (403)");
      case 404 -> new Answer.Refused(address + ": it does not know this log's origin (404)");
      case 422 -> new Answer.Refused(address + ": the proof does not hold for it (422)");
      default -> new Answer.Unreachable(address + " answered " + status);
    };
  }

  private Answer size(String type, String said) {
    if (!type.equals(SIZE) || !said.matches("(0|[1-9][0-9]{0,17})\n")) {
      return new Answer.Unreachable(address + " answered 409 and named no size");
    }
    return new Answer.Elsewhere(Long.parseLong(said.strip()));
  }

  private Answer lines(String said) {
    try {
      List<NoteSignature> lines = said.lines().map(NoteSignature::parse).toList();
      return lines.isEmpty() || !said.endsWith("\n")
          ? new Answer.Unreachable(address + " answered without a signature line")
          : new Answer.Cosigned(lines);
    } catch (Malformed e) {
      return new Answer.Unreachable(
          address + " answered with lines that are no signatures (" + e.getMessage() + ")");
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
