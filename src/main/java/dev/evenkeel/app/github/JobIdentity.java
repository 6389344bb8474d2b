package dev.evenkeel.app.github;

import dev.evenkeel.store.remote.Address;
import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.record.StrictJson;
import dev.evenkeel.value.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * How a job shows the service who it is, without a stored secret: GitHub signs an identity token
 * for the service's audience, and the service gives a short session for it.
 */
public final class JobIdentity {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private JobIdentity() {}

  /** What came of it. */
  public sealed interface Answer {
    /** The service knows the job by this token now. */
    record Session(String token) implements Answer {}

    /** It does not, and asking again would not help. */
    record None(String why) implements Answer {}

    /** The service did not answer; what is for it can wait. */
    record Unreachable(String why) implements Answer {}
  }

  /**
   * Asks GitHub and then the service.
   *
   * @param audience what the service calls itself
   */
  public static Answer show(Runner runner, Address service, String audience) {
    var url = runner.variable("ACTIONS_ID_TOKEN_REQUEST_URL");
    var token = runner.variable("ACTIONS_ID_TOKEN_REQUEST_TOKEN");
    if (url.isEmpty() || token.isEmpty()) {
      return new Answer.None(
          "the job has no identity to show: it needs `permissions: {id-token: write}`, which the"
              + " run of a fork's pull request never gets");
    }
    if (!service.keepsSecrets()) {
      return new Answer.None(
          "the service "
              + service
              + " would get the identity over the network unencrypted; use https");
    }
    String asked =
        url.get()
            + (url.get().contains("?") ? "&" : "?")
            + "audience="
            + URLEncoder.encode(audience, StandardCharsets.UTF_8);
    try (HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build()) {
      HttpResponse<byte[]> identity =
          client.send(
              request(asked).header("Authorization", "Bearer " + token.get()).GET().build(),
              BodyHandlers.ofByteArray());
      return identity.statusCode() == 200
          ? session(client, service, member(identity, "value"))
          : new Answer.None(
              "GitHub gives the job no identity token (" + identity.statusCode() + ")");
    } catch (IOException | IllegalArgumentException e) {
      return new Answer.None(
          "GitHub, which vouches for the job, could not be reached ("
              + e.getClass().getSimpleName()
              + ")");
    } catch (Malformed e) {
      return new Answer.None("GitHub's answer holds no identity token");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.None("interrupted");
    }
  }

  private static Answer session(HttpClient client, Address service, String identity)
      throws InterruptedException {
    try {
      HttpResponse<byte[]> session =
          client.send(
              request(service.base() + "/v1/session")
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(json(identity)))
                  .build(),
              BodyHandlers.ofByteArray());
      int status = session.statusCode();
      if (status == 201) {
        return new Answer.Session(member(session, "token"));
      }
      return status >= 500 || status == 429 || status == 408
          ? new Answer.Unreachable("the service answers " + status)
          : new Answer.None(
              "the service does not take the job's identity ("
                  + status
                  + "); its access file names audiences and claims, and it admits no run of a pull"
                  + " request");
    } catch (IOException e) {
      return new Answer.Unreachable(
          "the service could not be reached (" + e.getClass().getSimpleName() + ")");
    } catch (Malformed e) {
      return new Answer.None("what answers at the service's address gives no session");
    }
  }

  private static HttpRequest.Builder request(String url) {
    return HttpRequest.newBuilder(URI.create(url))
        .timeout(PATIENCE)
        .header("Accept", "application/json");
  }

  private static String member(HttpResponse<byte[]> answer, String name) {
    if (StrictJson.object(answer.body(), "answer").get(name) instanceof String text) {
      return text;
    }
    throw new Malformed("answer: " + name + " is missing");
  }

  private static String json(String token) {
    var text = new StringBuilder();
    try {
      var json = new JsonWriter(text);
      json.beginObject().name("token").value(token).endObject().finish();
    } catch (IOException e) {
      throw new UncheckedIOException("a builder does not fail", e);
    }
    return text.toString();
  }
}
