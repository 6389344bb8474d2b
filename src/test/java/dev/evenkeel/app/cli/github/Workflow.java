package dev.evenkeel.app.cli.github;

import dev.evenkeel.app.cli.Shell;
import dev.evenkeel.app.github.Inputs;
import dev.evenkeel.value.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** A runner's variables and files around one step, and what the step left in them. */
final class Workflow {
  static final String COMMIT = "6dcb09b5b57875f334f61aebed695e2e4193db5e";
  private static final Pattern OUTPUT = Pattern.compile("(?s)([a-z-]+)<<(\\S+)\n(.*?)\n\\2\n");

  private final Path folder;
  private final Shell shell;
  private final Map<String, String> inputs = new LinkedHashMap<>();

  Workflow(Path folder) {
    this.folder = folder;
    this.shell = new Shell(folder.resolve("workspace"));
    try {
      Files.createDirectories(folder.resolve("workspace"));
      Files.createDirectories(folder.resolve("temp"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map.ofEntries(
            Map.entry("GITHUB_ACTIONS", "true"),
            Map.entry("CI", "true"),
            Map.entry("GITHUB_WORKSPACE", folder.resolve("workspace").toString()),
            Map.entry("GITHUB_OUTPUT", folder.resolve("temp/output").toString()),
            Map.entry("GITHUB_STEP_SUMMARY", folder.resolve("temp/summary").toString()),
            Map.entry("GITHUB_EVENT_PATH", folder.resolve("temp/event.json").toString()),
            Map.entry("RUNNER_TEMP", folder.resolve("temp").toString()),
            Map.entry("GITHUB_SERVER_URL", "https://github.com"),
            Map.entry("GITHUB_API_URL", "http://127.0.0.1:9"),
            Map.entry("GITHUB_REPOSITORY", "octo-org/shop"),
            Map.entry("GITHUB_REPOSITORY_ID", "1296269"),
            Map.entry("GITHUB_REPOSITORY_OWNER_ID", "6811672"),
            Map.entry("GITHUB_ACTOR", "octocat"),
            Map.entry("GITHUB_ACTOR_ID", "583231"),
            Map.entry("GITHUB_TRIGGERING_ACTOR", "octocat"),
            Map.entry("GITHUB_EVENT_NAME", "pull_request"),
            Map.entry("GITHUB_REF", "refs/pull/42/merge"),
            Map.entry("GITHUB_SHA", "b".repeat(40)),
            Map.entry("GITHUB_JOB", "gate"),
            Map.entry(
                "GITHUB_WORKFLOW_REF", "octo-org/shop/.github/workflows/gate.yml@refs/heads/main"),
            Map.entry("GITHUB_WORKFLOW", "gate"),
            Map.entry("GITHUB_RUN_ID", "9876543210"),
            Map.entry("GITHUB_RUN_ATTEMPT", "1"),
            Map.entry("RUNNER_ENVIRONMENT", "github-hosted"))
        .forEach(shell::variable);
    event(
        """
        {"action": "synchronize", "number": 42,
         "pull_request": {"number": 42, "title": "Raise the limit", "user": {"login": "hubot", "id": 480938},
           "head": {"sha": "%s", "ref": "raise"}, "base": {"ref": "main"}},
         "repository": {"id": 1296269, "full_name": "octo-org/shop"}}
        """
            .formatted(COMMIT));
  }

  Workflow event(String json) {
    try {
      Files.writeString(folder.resolve("temp/event.json"), json);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Workflow file(String name, String content) {
    shell.file(name, content);
    return this;
  }

  Workflow variable(String name, String value) {
    shell.variable(name, value);
    return this;
  }

  Workflow with(String input, String value) {
    inputs.put(input, value);
    return this;
  }

  /** What a step left. */
  record Left(int code, String log, String err, Map<String, String> outputs, String summary) {
    String output(String name) {
      return outputs.getOrDefault(name, "");
    }
  }

  Left run() {
    shell.variable(Inputs.VARIABLE, json(inputs));
    Shell.Ran ran = shell.run("github");
    return new Left(
        ran.code(), ran.out(), ran.err(), outputs(read("temp/output")), read("temp/summary"));
  }

  Path temp() {
    return folder.resolve("temp");
  }

  private String read(String name) {
    try {
      Path file = folder.resolve(name);
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As the runner reads its file: a name, a mark, lines up to the mark. */
  static Map<String, String> outputs(String file) {
    var outputs = new LinkedHashMap<String, String>();
    var each = OUTPUT.matcher(file);
    int at = 0;
    while (each.find()) {
      if (each.start() != at) {
        throw new AssertionError("between outputs: " + file.substring(at, each.start()));
      }
      outputs.put(each.group(1), each.group(3));
      at = each.end();
    }
    if (at != file.length()) {
      throw new AssertionError("after the outputs: " + file.substring(at));
    }
    return outputs;
  }

  static String json(Map<String, String> members) {
    var text = new StringBuilder();
    try {
      var json = new JsonWriter(text);
      json.beginObject();
      for (Map.Entry<String, String> member : members.entrySet()) {
        json.name(member.getKey()).value(member.getValue());
      }
      json.endObject().finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
