package dev.evenkeel.app.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The action for real: act runs the workflows of a repository that the test makes, on this machine
 * and without Docker. What act cannot show, GitHub's limits and its web pages, other tests hold.
 */
class ActTest {
  private static final String SETUP_JAVA = "actions/setup-java";

  private static final Pattern TOLD =
      Pattern.compile("\\[[^\\]]*/([\\w-]+) *] +\\| told (\\S*) (\\S*) (\\S*)");

  @TempDir Path folder;

  private Path repository() {
    Programs.need("act", "bash", "git", "curl");
    Path repository = folder.resolve("repository");
    Programs.copy(Programs.PROJECT.resolve("github-action"), repository.resolve("github-action"));
    Programs.write(
        repository.resolve("evenkeel.yaml"),
        """
        version: 1
        environments:
          staging: {sources: {app: {env: deploy/staging.env}}}
          production: {sources: {app: {env: deploy/production.env}}}
          nowhere: {sources: {app: {env: deploy/nowhere.env}}}
        compare: {left: staging, right: production}
        """);
    Programs.write(repository.resolve("deploy/staging.env"), "SIZE=1\n");
    Programs.write(repository.resolve("deploy/production.env"), "SIZE=2\n");
    Programs.write(repository.resolve("deploy/same.env"), "SIZE=1\n");
    return repository;
  }

  private static String job(String name, String with) {
    return """
      %s:
        runs-on: ubuntu-latest
        steps:
          - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
          - uses: ./github-action
            id: evenkeel
            continue-on-error: true
            with: {command: compare%s}
          - run: echo "told $VERDICT $CODE $FAILING"
            env:
              VERDICT: ${{ steps.evenkeel.outputs.verdict }}
              CODE: ${{ steps.evenkeel.outputs.exit-code }}
              FAILING: ${{ steps.evenkeel.outputs.failing }}
    """
        .formatted(name, with);
  }

  private Programs.Said act(Path repository, Map<String, String> environment) throws IOException {
    Path stub = folder.resolve("setup-java");
    Programs.write(
        stub.resolve("action.yml"),
        "name: x\ndescription: x\nruns: {using: composite, steps: [{run: exit 9, shell: bash}]}\n");
    for (Path each : List.of(repository, stub)) {
      Programs.run(each, Map.of(), "git", "init", "-q", ".");
      Programs.run(each, Map.of(), "git", "add", "-A");
      Programs.run(
          each,
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
    var words =
        new ArrayList<>(
            List.of(
                "act",
                "push",
                "-P",
                "ubuntu-latest=-self-hosted",
                "--no-cache-server",
                "--pull=false",
                "--concurrent-jobs",
                "2"));
    words.add("--local-repository");
    words.add(setupJava() + "=" + stub);
    environment.forEach(
        (name, value) -> {
          words.add("--env");
          words.add(name + "=" + value);
        });
    return Programs.run(
        repository, Map.of("HOME", folder.resolve("home").toString(), "NO_COLOR", "1"), words);
  }

  private static String setupJava() throws IOException {
    return Programs.uses(Programs.PROJECT.resolve("github-action/action.yml")).stream()
        .filter(use -> use.startsWith(SETUP_JAVA))
        .map(use -> use.split(" ", 2)[0])
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, String> told(Programs.Said said) {
    var told = new LinkedHashMap<String, String>();
    TOLD.matcher(said.text())
        .results()
        .forEach(
            line ->
                told.put(
                    line.group(1),
                    (line.group(2) + " " + line.group(3) + " " + line.group(4)).strip()));
    return told;
  }

  @Test
  void everyEndOfAStepHasItsVerdict() throws IOException {
    Path repository = repository();
    Programs.write(
        repository.resolve(".github/workflows/gate.yml"),
        "on: push\npermissions: {contents: read}\njobs:\n"
            + job("failed", "")
            + job("passed", ", left: deploy/staging.env, right: deploy/same.env")
            + job("inconclusive", ", left: staging, right: nowhere")
            + job("usage", ", left: nobody, right: production")
            + job("unknown-input", ", engine: mariadb"));
    Path home = Programs.installation(folder.resolve("installation"));

    Programs.Said said =
        act(
            repository,
            Map.of("EVENKEEL_HOME", home.toString(), "JAVA_HOME_25_X64", Programs.javaHome()));

    Map<String, String> expected =
        Map.of(
            "failed", "failed 1 1",
            "passed", "passed 0 0",
            "inconclusive", "inconclusive 3 0",
            "usage", "error 2",
            "unknown-input", "error 2");
    assertEquals(expected, told(said), said.text());
    assertTrue(
        said.text().contains("::error file=deploy/production.env,line=1,title=cfg-value-differs"),
        said.text());
    assertTrue(said.text().contains("Summary - ## FAILED"), said.text());
  }

  @Test
  void theStepFailsTheJobUnlessItPassed() throws IOException {
    Path repository = repository();
    Programs.write(
        repository.resolve(".github/workflows/gate.yml"),
        "on: push\npermissions: {contents: read}\njobs:\n"
            + job("gate", "").replace("        continue-on-error: true\n", ""));
    Path home = Programs.installation(folder.resolve("installation"));

    Programs.Said said =
        act(
            repository,
            Map.of("EVENKEEL_HOME", home.toString(), "JAVA_HOME_25_X64", Programs.javaHome()));

    assertEquals(1, said.code(), said.text());
    assertTrue(said.text().contains("Job failed"), said.text());
    assertEquals(Map.of(), told(said));
  }

  @Test
  void withoutAJdk25OneIsInstalledAndWithoutAPayloadTheStepIsAnError() throws IOException {
    Path repository = repository();
    Programs.write(
        repository.resolve(".github/workflows/gate.yml"),
        "on: push\npermissions: {contents: read}\njobs:\n" + job("gate", ""));
    Files.writeString(
        repository.resolve("github-action/payload.properties"),
        "version=1\nurl=file:///nowhere/evenkeel.tar.gz\nsha256=%s\n".formatted("0".repeat(64)));

    Programs.Said unreachable =
        act(repository, Map.of("EVENKEEL_HOME", "", "JAVA_HOME_25_X64", Programs.javaHome()));
    assertEquals(Map.of("gate", "error 5"), told(unreachable), unreachable.text());

    Programs.Said installs =
        act(
            repository,
            Map.of(
                "EVENKEEL_HOME",
                "",
                "JAVA_HOME_25_X64",
                "",
                "JAVA_HOME",
                "",
                "JAVA_HOME_25_ARM64",
                ""));
    assertTrue(installs.text().contains("exit 9"), "setup-java was asked: " + installs.text());
  }
}
