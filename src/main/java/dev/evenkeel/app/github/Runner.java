package dev.evenkeel.app.github;

import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.trail.note.Malformed;
import dev.evenkeel.trail.record.StrictJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a GitHub runner says of itself and of what it runs, in variables and in the event's file.
 */
public final class Runner {
  private static final String COMMIT = "[0-9a-f]{40}([0-9a-f]{24})?";

  private final Map<String, String> variables;
  private final Map<String, @Nullable Object> event;

  private Runner(Map<String, String> variables, Map<String, @Nullable Object> event) {
    this.variables = variables;
    this.event = event;
  }

  public static Runner of(Map<String, String> variables) {
    String file = variables.getOrDefault("GITHUB_EVENT_PATH", "");
    if (file.isEmpty()) {
      return new Runner(variables, Map.of());
    }
    try {
      return new Runner(variables, StrictJson.object(Files.readAllBytes(Path.of(file)), "event"));
    } catch (IOException | Malformed e) {
      // The event only says more than the variables do; what needs it says that it is not there.
      return new Runner(variables, Map.of());
    }
  }

  public Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }

  /** A folder of this run's own. */
  public Path temporary() {
    return variable("RUNNER_TEMP")
        .map(Path::of)
        .orElseThrow(
            () ->
                new UsageError(
                    "RUNNER_TEMP is not set: this is no GitHub runner; on the command line use"
                        + " compare, gate or drill"));
  }

  public Path workspace(Path otherwise) {
    return variable("GITHUB_WORKSPACE").map(Path::of).orElse(otherwise);
  }

  public String repository() {
    return variable("GITHUB_REPOSITORY").orElse("");
  }

  /** The member of the event at this way, as text. */
  public Optional<String> event(String... way) {
    Object here = event;
    for (String name : way) {
      here = here instanceof Map<?, ?> members ? members.get(name) : null;
    }
    return switch (here) {
      case String text -> Optional.of(text);
      case Long number -> Optional.of(String.valueOf(number));
      case null, default -> Optional.empty();
    };
  }

  /**
   * The commit that the run is about: of a pull request its head, not the merge made to test it.
   */
  public Optional<String> commit() {
    return event("pull_request", "head", "sha")
        .or(() -> event("workflow_run", "head_sha"))
        .or(() -> variable("GITHUB_SHA"))
        .filter(sha -> sha.matches(COMMIT));
  }

  /** The pull request that the event itself names. */
  public Optional<String> pullRequest() {
    return event("pull_request", "number")
        .or(() -> event("issue", "pull_request", "url").flatMap(url -> event("issue", "number")))
        .filter(number -> number.matches("[1-9][0-9]{0,9}"));
  }

  /** Where the run can be looked at. */
  public Optional<String> page() {
    return variable("GITHUB_SERVER_URL")
        .filter(url -> url.matches("https?://[A-Za-z0-9.:-]+"))
        .flatMap(
            url ->
                variable("GITHUB_RUN_ID")
                    .filter(id -> id.matches("[0-9]+"))
                    .filter(id -> repository().matches("[A-Za-z0-9._-]+/[A-Za-z0-9._-]+"))
                    .map(id -> url + "/" + repository() + "/actions/runs/" + id));
  }
}
