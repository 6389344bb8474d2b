package dev.evenkeel.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareBlameTest {
  private static final String DECLARED =
      """
      version: 1
      environments:
        staging:
          sources: {app: {env: app/staging.env}, web: {file: web/staging.yaml}}
        production:
          sources: {app: {env: app/production.env}, web: {file: web/production.yaml}}
      compare: {left: staging, right: production}
      """;

  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void aRepository() throws Exception {
    Assumptions.assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/git")) || Files.isExecutable(Path.of("/bin/git")));
    shell =
        new Shell(folder)
            .variable("PATH", System.getenv().getOrDefault("PATH", "/usr/bin"))
            .file("evenkeel.yaml", DECLARED)
            .file("app/staging.env", "SIZE=1\nGONE=1\nKEPT=1\n")
            .file("app/production.env", "SIZE=1\nGONE=1\nKEPT=1\n")
            .file("web/staging.yaml", "a: {b: 1}\n")
            .file("web/production.yaml", "a: {b: 1}\n");
    git("init", "-q", "-b", "main");
    commit("2026-01-01", "begin");
    shell.file("app/staging.env", "SIZE=2\nGONE=1\nKEPT=1\n");
    commit("2026-02-01", "staging is larger");
    shell.file("app/production.env", "SIZE=1\nKEPT=1\n");
    commit("2026-03-01", "production loses a key");
    shell.file("web/staging.yaml", "a: {b: 1, c: 2}\n");
    commit("2026-04-01", "staging gains a field");
    shell.file("app/production.env", "SIZE=1\nKEPT=7\n");
  }

  @Test
  void everyFindingNamesTheCommitOfTheSideThatMovedLast() throws IOException {
    var subjects = new TreeMap<String, String>();
    for (JsonNode finding : findings(shell)) {
      subjects.put(finding.path("item").asText(), finding.path("blame").path("subject").asText());
    }
    assertEquals("staging is larger", subjects.get("config/app/SIZE"));
    assertEquals("production loses a key", subjects.get("config/app/GONE"));
    assertEquals("staging gains a field", subjects.get("config/web/a/c"));
    assertEquals("changed in the working tree alone", subjects.get("config/app/KEPT"));
  }

  @Test
  void theCommitAndItsAuthorDateAreWholeAndTheSameFromBelow() throws IOException {
    shell.file("deep/er/x", "");
    for (Shell from : List.of(shell, shell.in("deep/er"))) {
      for (JsonNode finding : findings(from)) {
        if (finding.path("item").asText().equals("config/app/SIZE")) {
          assertTrue(finding.path("blame").path("commit").asText().matches("[0-9a-f]{40}"));
          assertEquals("2026-02-01T12:00:00Z", finding.path("blame").path("date").asText());
        }
      }
    }
  }

  @Test
  void outsideOfARepositoryTheReportStandsAndStderrSaysWhy(@TempDir Path elsewhere) {
    Shell bare = new Shell(elsewhere).file("a.env", "A=1\n").file("b.env", "A=2\n");
    Shell.Ran ran = bare.run("compare", "a.env", "b.env", "--blame");
    assertEquals(ExitCode.FAILED, ran.code());
    assertTrue(ran.err().contains("blame"), ran.err());
    assertEquals(bare.run("compare", "a.env", "b.env").out(), ran.out());
  }

  private static JsonNode findings(Shell from) throws IOException {
    Shell.Ran ran = from.run("compare", "--blame", "--format", "json");
    assertEquals(ExitCode.FAILED, ran.code(), ran.err());
    return new ObjectMapper().readTree(ran.out()).path("findings");
  }

  private void commit(String day, String subject) throws Exception {
    git("add", "-A");
    git("commit", "-q", "--no-gpg-sign", "--date", day + "T12:00:00+0000", "-m", subject);
  }

  private void git(String... arguments) throws Exception {
    var command =
        new ArrayList<>(
            List.of("git", "-c", "user.name=Tester", "-c", "user.email=tester@example.org"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(20, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue(), said);
  }
}
