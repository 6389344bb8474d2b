package dev.evenkeel.app.github;

import dev.evenkeel.app.github.GitHubApi.Answer;
import dev.evenkeel.value.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** Hands findings to code scanning. */
public final class CodeScanning {
  private static final String WHAT = "the findings could not be handed to code scanning";
  private static final int LARGEST = 10_000_000;

  private CodeScanning() {}

  public static Attempt upload(GitHubApi api, Runner runner, byte[] sarif) {
    Optional<String> commit = runner.commit();
    Optional<String> ref = ref(runner);
    if (commit.isEmpty() || ref.isEmpty()) {
      return new Attempt.Failed(
          WHAT + ": the runner says neither which commit nor which branch they are about");
    }
    byte[] zipped = zipped(sarif);
    if (zipped.length > LARGEST) {
      return new Attempt.Failed(
          WHAT
              + ": zipped they have "
              + zipped.length
              + " bytes, and GitHub takes 10 MB; the report has all of them");
    }
    Answer answer =
        api.send(
            "POST",
            "/repos/" + runner.repository() + "/code-scanning/sarifs",
            json(commit.get(), ref.get(), Base64.getEncoder().encodeToString(zipped)));
    return answer instanceof Answer.Done(int _, Map<?, ?> taken)
        ? new Attempt.Made(String.valueOf(taken.get("url")))
        : Attempt.failed(WHAT, answer, "{security-events: write}");
  }

  /** The head of a pull request is scanned as such; anything else is its branch or tag. */
  private static Optional<String> ref(Runner runner) {
    return runner
        .event("pull_request", "head", "sha")
        .flatMap(head -> runner.pullRequest().map(number -> "refs/pull/" + number + "/head"))
        .or(() -> runner.variable("GITHUB_REF"));
  }

  private static byte[] zipped(byte[] bytes) {
    var out = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("an array does not fail", e);
    }
    return out.toByteArray();
  }

  private static String json(String commit, String ref, String sarif) {
    var text = new StringBuilder();
    try {
      var json = new JsonWriter(text);
      json.beginObject();
      json.name("commit_sha").value(commit);
      json.name("ref").value(ref);
      json.name("sarif").value(sarif);
      json.name("tool_name").value("Evenkeel");
      json.endObject().finish();
    } catch (IOException e) {
      throw new UncheckedIOException("a builder does not fail", e);
    }
    return text.toString();
  }
}
