package dev.evenkeel.app.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other programs say of our workflows and scripts. */
class LintTest {
  private static final Pattern SHELL = Pattern.compile("#!.*\\b(ba|da)?sh\\b.*");
  private static final Set<String> NOT_OURS = Set.of(".git", "target", "node_modules");

  @TempDir Path folder;

  /** The action, the examples and our own workflows, laid out as in a repository that uses them. */
  private Path repository() throws IOException {
    Path action = folder.resolve("repository/github-action");
    Programs.copy(Programs.PROJECT.resolve("github-action"), action);
    Path workflows = Files.createDirectories(folder.resolve("repository/.github/workflows"));
    for (Path from :
        List.of(
            Programs.PROJECT.resolve("github-action/examples"),
            Programs.PROJECT.resolve(".github/workflows"))) {
      for (Path file : yaml(from)) {
        Files.copy(file, workflows.resolve(file.getFileName().toString()));
      }
    }
    Programs.run(folder.resolve("repository"), Map.of(), "git", "init", "-q", ".");
    return folder.resolve("repository");
  }

  private static List<Path> yaml(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".yml") && !file.endsWith("gitlab-ci.yml"))
          .sorted()
          .toList();
    }
  }

  @Test
  void actionlintHasNothingToSay() throws IOException {
    Programs.need("git", "actionlint");
    Programs.Said said =
        Programs.run(
            repository(), Map.of(), "actionlint", "-no-color", "-shellcheck=", "-pyflakes=");
    assertEquals(0, said.code(), said.text());
  }

  @Test
  void actionlintSeesAnInputThatTheActionDoesNotHave() throws IOException {
    Programs.need("git", "actionlint");
    Path repository = repository();
    Programs.write(
        repository.resolve(".github/workflows/wrong.yml"),
        "on: push\n"
            + "jobs: {x: {runs-on: ubuntu-latest, steps: [{uses: ./github-action, with: {colour:"
            + " red}}]}}\n");
    Programs.Said said =
        Programs.run(repository, Map.of(), "actionlint", "-no-color", "-shellcheck=");
    assertTrue(said.code() != 0 && said.text().contains("colour"), said.text());
  }

  @Test
  void zizmorHasNothingToSay() throws IOException {
    Programs.need("git", "zizmor");
    Programs.Said said =
        Programs.run(
            repository(), Map.of(), "zizmor", "--offline", "--no-progress", "--color=never", ".");
    assertEquals(0, said.code(), said.text());
  }

  @Test
  void zizmorSeesAnExpressionInAScriptOfTheAction() throws IOException {
    Programs.need("git", "zizmor");
    Path repository = repository();
    Path action = repository.resolve("github-action/action.yml");
    String text = Files.readString(action);
    String wrong = text.replace("run: exec bash", "run: echo ${{ inputs.left }}; exec bash");
    assertTrue(!wrong.equals(text), "the step was found");
    Files.writeString(action, wrong);
    Programs.Said said =
        Programs.run(
            repository, Map.of(), "zizmor", "--offline", "--no-progress", "--color=never", ".");
    assertTrue(said.code() != 0 && said.text().contains("template-injection"), said.text());
  }

  @Test
  void shellcheckHasNothingToSayOfAnyScript() throws IOException {
    Programs.need("shellcheck");
    List<String> scripts = scripts();
    assertTrue(scripts.size() >= 8, "only " + scripts);
    assertTrue(
        scripts.containsAll(List.of("evenkeel", ".ci/run", "github-action/run.sh")), scripts + "");
    var words = new ArrayList<>(List.of("shellcheck", "--color=never"));
    words.addAll(scripts);
    Programs.Said said = Programs.run(Programs.PROJECT, Map.of(), words);
    assertEquals(0, said.code(), said.text());
  }

  private static List<String> scripts() throws IOException {
    try (Stream<Path> files = Files.walk(Programs.PROJECT)) {
      return files
          .filter(file -> ours(Programs.PROJECT.relativize(file)))
          .filter(Files::isRegularFile)
          .filter(LintTest::isShell)
          .map(file -> Programs.PROJECT.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private static boolean ours(Path file) {
    return NOT_OURS.stream().noneMatch(name -> file.startsWith(name)) && !file.startsWith("src");
  }

  private static boolean isShell(Path file) {
    try (var in = Files.newInputStream(file)) {
      String start = new String(in.readNBytes(80), StandardCharsets.ISO_8859_1);
      return start.startsWith("#!") && SHELL.matcher(start.split("\n", 2)[0]).matches();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
