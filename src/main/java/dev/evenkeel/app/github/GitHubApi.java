package dev.evenkeel.app.github;

import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.record.StrictJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * GitHub's REST API, as far as a step needs it. The token goes to the host that the runner names
 * and to no other: a redirect is an answer like any other, and is not followed.
 */
public final class GitHubApi implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(30);

  private final HttpClient client;
  private final String base;
  private final String token;

  private GitHubApi(String base, String token) {
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    this.base = base;
    this.token = token;
  }

  /** What came of a call. */
  public sealed interface Answer {
    /** It was done; what came back, as maps, lists, texts, numbers and truths. */
    record Done(int status, @Nullable Object body) implements Answer {}

    /** GitHub said no. */
    record Refused(int status) implements Answer {}

    /** Nobody answered, or not in JSON. */
    record Unreachable(String why) implements Answer {}
  }

  /** Where there is a token to call with. */
  public static Optional<GitHubApi> of(Runner runner, Inputs inputs) {
    String base = runner.variable("GITHUB_API_URL").orElse("https://api.github.com");
    return inputs.text(Input.GITHUB_TOKEN).map(token -> new GitHubApi(base, token));
  }

  public Answer get(String path) {
    return send("GET", path, HttpRequest.BodyPublishers.noBody());
  }

  public Answer send(String method, String path, String json) {
    return send(method, path, HttpRequest.BodyPublishers.ofString(json));
  }

  private Answer send(String method, String path, HttpRequest.BodyPublisher body) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(base + path))
              .timeout(ANSWER)
              .header("Authorization", "Bearer " + token)
              .header("Accept", "application/vnd.github+json")
              .header("X-GitHub-Api-Version", "2022-11-28")
              .header("Content-Type", "application/json")
              .header("User-Agent", "evenkeel")
              .method(method, body)
              .build();
      HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
      if (answer.statusCode() / 100 != 2) {
        return new Answer.Refused(answer.statusCode());
      }
      boolean empty = answer.body().length == 0;
      return new Answer.Done(
          answer.statusCode(), empty ? null : StrictJson.read(answer.body(), "GitHub's answer"));
    } catch (Malformed e) {
      return new Answer.Unreachable(String.valueOf(e.getMessage()));
    } catch (IOException | IllegalArgumentException e) {
      return new Answer.Unreachable(e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.Unreachable("interrupted");
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
