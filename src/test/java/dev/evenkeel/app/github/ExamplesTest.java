package dev.evenkeel.app.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.app.cli.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Each example is a workflow that runs: act runs it as it stands, the actions of others stand in.
 */
class ExamplesTest {
  private static final Path EXAMPLES = Programs.PROJECT.resolve("github-action/examples");

  /**
   * Stands in for the actions that keep and fetch files: what they are told to keep must be there.
   */
  private static final String KEEPS =
      """
      name: keeps
      description: keeps
      inputs: {name: {}, path: {}, archive: {}, retention-days: {}, run-id: {}, github-token: {}}
      runs:
        using: composite
        steps:
          - {shell: bash, env: {WHAT: "${{ inputs.path }}"}, run: 'test -e "$WHAT" && echo "kept $(basename "$WHAT")"'}
      """;

  @TempDir Path folder;

  private Programs.Said act(
      String example, String event, Map<String, String> environment, String... more)
      throws IOException {
    Programs.need("act", "bash", "git");
    Path repository = folder.resolve("repository");
    Files.createDirectories(repository.resolve(".github/workflows"));
    Files.copy(EXAMPLES.resolve(example), repository.resolve(".github/workflows").resolve(example));
    commit(repository);
    var words =
        new ArrayList<>(
            List.of(
                "act",
                event,
                "-P",
                "ubuntu-latest=-self-hosted",
                "-P",
                "self-hosted=-self-hosted",
                "-P",
                "linux=-self-hosted",
                "--no-cache-server",
                "--pull=false"));
    var known = new HashMap<String, Path>();
    for (Path file :
        List.of(EXAMPLES.resolve(example), Programs.PROJECT.resolve("github-action/action.yml"))) {
      for (String use : Programs.uses(file)) {
        known.put(use.split(" ", 2)[0], stand(use));
      }
    }
    known.remove("");
    known.forEach(
        (use, stand) -> {
          words.add("--local-repository");
          words.add(use.replaceFirst("^([^/]+/[^/@]+)[^@]*", "$1") + "=" + stand);
        });
    environment.forEach(
        (name, value) -> {
          words.add("--env");
          words.add(name + "=" + value);
        });
    words.add("--env");
    words.add("EVENKEEL_HOME=" + Programs.installation(folder.resolve("installation")));
    words.add("--env");
    words.add("JAVA_HOME_25_X64=" + Programs.javaHome());
    words.addAll(List.of(more));
    return Programs.run(
        repository, Map.of("HOME", folder.resolve("home").toString(), "NO_COLOR", "1"), words);
  }

  /** Ours is the one under test; every other action has a stand-in. */
  private Path stand(String use) {
    Path stand = folder.resolve("stand-" + use.replaceAll("[^A-Za-z]+.*", ""));
    if (use.startsWith("evenkeel-dev/")) {
      stand = folder.resolve("ours");
      if (!Files.exists(stand)) {
        Programs.copy(Programs.PROJECT.resolve("github-action"), stand.resolve("github-action"));
        commit(stand);
      }
      return stand;
    }
    Programs.write(stand.resolve("action.yml"), KEEPS);
    commit(stand);
    return stand;
  }

  private static void commit(Path folder) {
    Programs.run(folder, Map.of(), "git", "init", "-q", "-b", "main", ".");
    Programs.run(folder, Map.of(), "git", "add", "-A");
    Programs.run(
        folder,
        Map.of(),
        "git",
        "-c",
        "user.name=t",
        "-c",
        "user.email=t@t.example",
        "commit",
        "-qm",
        "all");
  }

  private void shop(String production) {
    Path repository = folder.resolve("repository");
    Programs.write(
        repository.resolve("evenkeel.yaml"),
        """
        version: 1
        environments:
          staging: {sources: {app: {env: staging.env}}}
          production: {sources: {app: {env: production.env}}}
        compare: {left: staging, right: production}
        """);
    Programs.write(repository.resolve("staging.env"), "SIZE=1\n");
    Programs.write(repository.resolve("production.env"), "SIZE=" + production + "\n");
  }

  @Test
  void theGateOnAPullRequestFailsAndKeepsItsPage() throws IOException {
    shop("2");
    Programs.Said said = act("gate-pull-request.yml", "pull_request", Map.of());
    assertEquals(1, said.code(), said.text());
    assertTrue(
        said.text().contains("::error file=production.env,line=1,title=cfg-value-differs"),
        said.text());
    assertTrue(said.text().contains("kept report.html"), said.text());
  }

  @Test
  void aDeployRunsBehindAPassedGateAndItsReceiptIsKept() throws IOException {
    shop("1");
    Programs.Said said = deploy();
    assertEquals(0, said.code(), said.text());
    assertTrue(said.text().contains("| deploy here"), said.text());
    assertTrue(said.text().contains("::set-output:: receipt="), said.text());
    assertEquals(
        0,
        new Shell(folder)
            .variable("HOME", folder.resolve("home").toString())
            .run("trail", "verify", "--data", folder.resolve("log").toString())
            .code());
  }

  @Test
  void aDeployDoesNotRunBehindAFailedGate() throws IOException {
    shop("2");
    Programs.Said said = deploy();
    assertEquals(1, said.code(), said.text());
    assertTrue(!said.text().contains("| deploy here"), said.text());
    assertTrue(said.text().contains("::set-output:: verdict=failed"), said.text());
  }

  private Programs.Said deploy() throws IOException {
    return act(
        "gate-before-deploy.yml",
        "push",
        Map.of(),
        "--var",
        "EVENKEEL_DATA=" + folder.resolve("log"));
  }

  @Test
  void anAuditorGetsAChangesEvidence() throws IOException {
    shop("1");
    String deployed = deploy().text();
    var change = Pattern.compile("::set-output:: change=(\\S+)").matcher(deployed);
    assertTrue(change.find(), deployed);
    Programs.run(folder, Map.of(), "rm", "-rf", folder.resolve("repository").toString());
    Programs.Said said =
        act(
            "auditors-export.yml",
            "workflow_dispatch",
            Map.of(),
            "--var",
            "EVENKEEL_DATA=" + folder.resolve("log"),
            "--input",
            "change=" + change.group(1));
    assertEquals(0, said.code(), said.text());
    assertTrue(said.text().contains("kept evidence"), said.text());
  }

  @Test
  void aMigrationIsTakenBackEveryNight() throws IOException {
    Programs.write(
        folder.resolve("repository/db/migrations/1_orders.up.sql"),
        "CREATE TABLE orders (id int);\n");
    Programs.write(
        folder.resolve("repository/db/migrations/1_orders.down.sql"), "DROP TABLE orders;\n");
    Programs.Said said = act("nightly-rollback-drill.yml", "schedule", Map.of());
    assertEquals(0, said.code(), said.text());
    assertTrue(said.text().contains("::set-output:: verdict=passed"), said.text());
    assertTrue(said.text().contains("Summary - ## PASSED: drill rollback"), said.text());
  }

  @Test
  void aForksReportIsKeptByAJobWithoutRights() throws IOException {
    shop("2");
    Programs.Said said = act("fork-report.yml", "pull_request", Map.of());
    assertEquals(1, said.code(), said.text());
    assertTrue(said.text().contains("kept report.json"), said.text());
  }

  /** What the page of an example may not do without being seen. */
  @Test
  void everyExampleGivesNoMoreRightsThanItSaysAndFixesWhatItRuns() throws IOException {
    var names = new TreeSet<String>();
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      for (Path file : files.filter(each -> !each.endsWith("gitlab-ci.yml")).toList()) {
        names.add(file.getFileName().toString());
        var workflow =
            (Map<?, ?>)
                new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
        assertEquals(
            Map.of(), workflow.get("permissions"), file + ": no job has rights by default");
        Programs.uses(file)
            .forEach(use -> assertTrue(use.matches("\\S+@[0-9a-f]{40} # .+"), file + " " + use));
      }
    }
    assertEquals(6, names.size(), names.toString());
  }

  @Test
  void theScriptOfTheGitLabExampleRunsAndLeavesWhatItPromises() throws IOException {
    Programs.need("bash");
    shop("2");
    var job = (Map<?, ?>) gitlab().get("evenkeel");
    var script = new StringBuilder("set -e\n");
    ((List<?>) job.get("script")).forEach(line -> script.append(line).append('\n'));
    Programs.Said said =
        Programs.run(
            folder.resolve("repository"),
            Map.of(
                "EVENKEEL_HOME", Programs.installation(folder.resolve("installation")).toString(),
                "JAVA_HOME", Programs.javaHome()),
            "bash",
            "-c",
            script.toString());
    assertEquals(1, said.code(), said.text());
    assertTrue(said.text().startsWith("FAILED"), said.text());
    var artifacts = (Map<?, ?>) job.get("artifacts");
    assertEquals("always", artifacts.get("when"), "a failed gate is the one whose page is wanted");
    String junit = String.valueOf(((Map<?, ?>) artifacts.get("reports")).get("junit"));
    assertTrue(Files.readString(folder.resolve("repository").resolve(junit)).contains("<failure"));
  }

  private static Map<?, ?> gitlab() throws IOException {
    return (Map<?, ?>)
        new Load(LoadSettings.builder().build())
            .loadFromString(Files.readString(EXAMPLES.resolve("gitlab-ci.yml")));
  }
}
