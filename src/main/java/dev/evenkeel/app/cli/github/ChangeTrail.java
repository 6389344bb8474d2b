package dev.evenkeel.app.cli.github;

import dev.evenkeel.app.cli.AtomicFile;
import dev.evenkeel.app.cli.ExitCode;
import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.app.github.Input;
import dev.evenkeel.app.github.Inputs;
import dev.evenkeel.app.github.Runner;
import dev.evenkeel.value.JsonWriter;
import dev.evenkeel.value.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the change's trail is told: before the verb who asked for the change, in which run and of
 * which commit, by ids that do not change hands; after it what came out. The log is a folder or a
 * service; where none was named, nothing is recorded and nothing is said.
 */
final class ChangeTrail {
  private static final List<List<String>> MEMBERS =
      List.of(
          List.of("repository", "GITHUB_REPOSITORY"),
          List.of("repositoryId", "GITHUB_REPOSITORY_ID"),
          List.of("repositoryOwnerId", "GITHUB_REPOSITORY_OWNER_ID"),
          List.of("ref", "GITHUB_REF"),
          List.of("workflowRef", "GITHUB_WORKFLOW_REF"),
          List.of("workflowSha", "GITHUB_WORKFLOW_SHA"),
          List.of("job", "GITHUB_JOB"),
          List.of("runId", "GITHUB_RUN_ID"),
          List.of("runAttempt", "GITHUB_RUN_ATTEMPT"),
          List.of("runnerEnvironment", "RUNNER_ENVIRONMENT"));

  private final Inputs inputs;
  private final Runner runner;
  private final Supplier<GuardedLog> log;
  private final StepFolder folder;
  private final Optional<Path> spool;

  /**
   * The trail of a step's change.
   *
   * @param log as whom a record is written
   * @param spool where it waits for a service that does not answer
   */
  ChangeTrail(
      Inputs inputs,
      Runner runner,
      Supplier<GuardedLog> log,
      StepFolder folder,
      Optional<Path> spool) {
    this.inputs = inputs;
    this.runner = runner;
    this.log = log;
    this.folder = folder;
    this.spool = spool;
  }

  /** Which change: the one that was named, else the pull request, else the commit. */
  static Optional<String> change(Inputs inputs, Runner runner) {
    Optional<String> pull = runner.pullRequest().map(number -> runner.repository() + "#" + number);
    return inputs
        .text(Input.CHANGE)
        .or(() -> pull)
        .or(() -> runner.commit().map(commit -> runner.repository() + "@" + commit));
  }

  /** Who asked for it. */
  int opened(String change) throws IOException {
    return record(change, "change.opened", openedBody(), Optional.empty(), folder.opened());
  }

  /** What came out. */
  int found(String change, String type, String verdict) throws IOException {
    var body = new StringBuilder();
    var json = new JsonWriter(body);
    json.beginObject().name("verdict").value(verdict);
    run(json);
    json.endObject().finish();
    return record(change, type, body.toString(), Optional.of(folder.report()), folder.receipt());
  }

  private String openedBody() throws IOException {
    var body = new StringBuilder();
    var json = new JsonWriter(body);
    json.beginObject();
    optional(json, "kind", runner.variable("GITHUB_EVENT_NAME"));
    optional(json, "why", runner.event("pull_request", "title"));
    optional(json, "requestedBy", runner.variable("GITHUB_ACTOR"));
    optional(json, "requestedById", runner.variable("GITHUB_ACTOR_ID"));
    var authors = new ArrayList<String>();
    runner.event("pull_request", "user", "id").ifPresent(authors::add);
    json.name("authorIds").beginArray();
    for (String author : authors) {
      json.value(author);
    }
    json.endArray();
    run(json);
    json.endObject().finish();
    return body.toString();
  }

  private void run(JsonWriter json) throws IOException {
    optional(json, "commit", runner.commit());
    optional(json, "environment", inputs.text(Input.ENVIRONMENT));
    for (List<String> member : MEMBERS) {
      optional(json, member.getFirst(), runner.variable(member.getLast()));
    }
  }

  private static void optional(JsonWriter json, String name, Optional<String> text)
      throws IOException {
    if (text.isPresent()) {
      json.name(name).value(text.get());
    }
  }

  private int record(String change, String type, String body, Optional<Path> evidence, Path receipt)
      throws IOException {
    Path file = folder.path().resolve(type + ".json");
    Files.writeString(file, body);
    var words = new ArrayList<>(List.of("trail", "record", "--type=" + type));
    inputs.text(Input.DATA).ifPresent(data -> words.add("--data=" + data));
    inputs.text(Input.SERVER_URL).ifPresent(url -> words.add("--server=" + url));
    spool.ifPresent(waiting -> words.add("--spool=" + waiting));
    words.add("--change=" + change);
    words.add("--key=" + type + "-" + digest(change, body, evidence));
    words.add("--body=" + file);
    inputs.text(Input.HIGH_WATER).ifPresent(marks -> words.add("--high-water=" + marks));
    inputs.text(Input.ENVIRONMENT).ifPresent(name -> words.add("--environment=" + name));
    evidence.ifPresent(path -> words.add("--evidence=" + path));
    GuardedLog.Ran ran = log.get().quietly(words);
    if (ran.code() == ExitCode.PASSED && !ran.out().isBlank()) {
      AtomicFile.replace(receipt, ran.out());
    } else if (ran.code() == ExitCode.USAGE) {
      throw new UsageError(
          "the trail did not take " + type + ": " + String.join(" ", ran.said().lines().toList()));
    }
    return ran.code();
  }

  /** The same facts are recorded once, however often the step is run again. */
  private static String digest(String change, String body, Optional<Path> evidence)
      throws IOException {
    MessageDigest sha = Sha256.begin();
    sha.update((change + "\n" + body).getBytes(StandardCharsets.UTF_8));
    if (evidence.isPresent()) {
      sha.update(Files.readAllBytes(evidence.get()));
    }
    return HexFormat.of().formatHex(sha.digest());
  }
}
