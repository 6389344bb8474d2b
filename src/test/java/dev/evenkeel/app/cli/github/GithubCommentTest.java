package dev.evenkeel.app.cli.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.app.cli.github.GitHubStub.Comment;
import dev.evenkeel.app.cli.github.Workflow.Left;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a step tells GitHub, by calls that a server of the test's own answers. */
class GithubCommentTest {
  @TempDir Path folder;

  private final GitHubStub github = new GitHubStub();

  @AfterEach
  void stop() {
    github.close();
  }

  private Workflow step(String right) {
    return new Workflow(folder)
        .variable("GITHUB_API_URL", github.url())
        .file("a.env", "SIZE=1\n")
        .file("b.env", right)
        .with("command", "compare")
        .with("left", "a.env")
        .with("right", "b.env")
        .with("github-token", "token-of-the-job")
        .with("comment", "on-findings");
  }

  @Test
  void aCommentIsMadeOnceAndThenChanged() {
    Left first = step("SIZE=2\n").run();
    assertEquals(1, first.code(), first.log());
    assertEquals("https://github.com/octo-org/shop/pull/42#c1", first.output("comment-url"));
    String body = github.comments().getFirst().body();
    assertTrue(body.matches("(?s)<!-- evenkeel [0-9a-f]{24} -->\n## FAILED\n.*"), body);
    assertTrue(
        body.endsWith(
            "[the run](https://github.com/octo-org/shop/actions/runs/9876543210) of `"
                + Workflow.COMMIT
                + "`</sub>\n"),
        body);

    step("SIZE=2\n").run();
    assertEquals(1, github.writes().size(), "an unchanged comment is not written again");

    step("SIZE=1\n").run();
    assertEquals(1, github.comments().size());
    assertTrue(github.comments().getFirst().body().contains("\n## PASSED\n"), "it turned green");
    github.calls().forEach(call -> assertEquals("Bearer token-of-the-job", call.authorization()));
  }

  @Test
  void withoutFindingsAndWithoutAnEarlierCommentNothingIsSaid() {
    Left left = step("SIZE=1\n").run();
    assertEquals(0, left.code());
    assertEquals(List.of(), github.writes());
    step("SIZE=1\n").with("comment", "always").run();
    assertEquals(1, github.comments().size());
  }

  @Test
  void twoLegsOfAMatrixHaveACommentEach() {
    step("SIZE=2\n").variable("EVENKEEL_MATRIX", "{\"leg\": \"one\"}").run();
    step("SIZE=2\n").variable("EVENKEEL_MATRIX", "{\"leg\": \"two\"}").run();
    step("SIZE=2\n").variable("EVENKEEL_MATRIX", "{\"leg\": \"two\"}").run();
    assertEquals(2, github.comments().size());
    assertNotEquals(mark(github.comments().get(0)), mark(github.comments().get(1)));
  }

  private static String mark(Comment comment) {
    return comment.body().substring(0, comment.body().indexOf('\n'));
  }

  @Test
  void somebodyElsesCommentWithOurMarkIsLeftAlone() {
    step("SIZE=2\n").run();
    String body = github.comments().getFirst().body();
    github.add(new Comment(1, "User", body + "and more"));
    step("SIZE=2\n").run();
    assertEquals(2, github.comments().size());
    assertEquals(body + "and more", github.comments().getFirst().body());
  }

  @ParameterizedTest
  @CsvSource({
    "401, does not take the token",
    "403, pull-requests: write",
    "404, pull-requests: write",
    "302, GitHub answers 302",
    "500, GitHub answers 500"
  })
  void whatGitHubRefusesIsNamedAndTheVerdictStands(int status, String said) {
    github.refuse(status);
    Left left = step("SIZE=2\n").run();
    assertEquals(1, left.code());
    assertEquals("failed", left.output("verdict"));
    assertTrue(left.log().contains("::warning title=Evenkeel left something undone::"), left.log());
    assertTrue(left.log().contains(said), left.log());
    assertTrue(left.summary().contains("> Not done: "), left.summary());
    assertFalse((left.log() + left.err() + left.summary()).contains("token-of-the-job"));
    assertTrue(github.calls().stream().noneMatch(call -> call.path().equals("/elsewhere")));
  }

  @Test
  void aServerThatDoesNotAnswerIsNamedAndTheVerdictStands() {
    github.close();
    Left left = step("SIZE=1\n").with("comment", "always").run();
    assertEquals(0, left.code());
    assertTrue(left.log().contains("GitHub could not be reached"), left.log());
  }

  @Test
  void aPushHasNoPullRequestToCommentOn() {
    Left left = step("SIZE=2\n").event("{\"ref\": \"refs/heads/main\"}").run();
    assertEquals(1, left.code());
    assertTrue(left.log().contains("no open pull request belongs to this run"), left.log());
    assertEquals(List.of(), github.calls());
  }

  @Test
  void findingsAreHandedToCodeScanningForTheHeadOfThePullRequest() throws IOException {
    Left left = step("SIZE=2\n").with("comment", "never").with("upload-sarif", "true").run();
    String sent = github.writes().getFirst().body();
    assertTrue(sent.contains("\"" + Workflow.COMMIT + "\""), sent);
    assertTrue(sent.contains("\"refs/pull/42/head\""), sent);
    Matcher sarif = Pattern.compile("\"sarif\": ?\"([^\"]+)\"").matcher(sent);
    assertTrue(sarif.find(), sent);
    var zipped = new ByteArrayInputStream(Base64.getDecoder().decode(sarif.group(1)));
    assertEquals(
        Files.readString(Path.of(left.output("sarif"))),
        new String(new GZIPInputStream(zipped).readAllBytes(), StandardCharsets.UTF_8));
    github.refuse(403);
    Left refused = step("SIZE=2\n").with("comment", "never").with("upload-sarif", "true").run();
    assertEquals(1, refused.code());
    assertTrue(refused.log().contains("security-events: write"), refused.log());
  }

  // --- A report that a fork's run left behind.

  private static final String FORKS_RUN =
      """
      {"action": "completed", "workflow_run": {"head_sha": "%s", "head_branch": "feature",
       "head_repository": {"owner": {"login": "forker"}}, "pull_requests": []}}
      """
          .formatted(Workflow.COMMIT);

  private Left shown(String report) {
    return new Workflow(folder)
        .variable("GITHUB_API_URL", github.url())
        .event(FORKS_RUN)
        .file("taken/report.json", report)
        .with("command", "comment")
        .with("report", "taken/report.json")
        .with("github-token", "token-of-the-job")
        .run();
  }

  private String report() throws IOException {
    Left left = step("SIZE=@octocat ${{ x }} <b>`2`\n").with("comment", "never").run();
    return Files.readString(Path.of(left.output("report")));
  }

  @Test
  void aForksReportIsShownOnThePullRequestOfItsCommitAndSaysWhoseItIs() throws IOException {
    Left left = shown(report());
    assertEquals(0, left.code(), left.log() + left.err());
    assertEquals("https://github.com/octo-org/shop/pull/42#c1", left.output("comment-url"));
    String body = github.comments().getFirst().body();
    assertTrue(body.contains("\n> From a run of the pull request's own code"), body);
    assertTrue(body.contains("## FAILED"), body);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"verdict\": \"failed\"|\"verdict\": \"passed\"",
        "\"severity\": \"block\"|\"severity\": \"<img src=x>\"",
        "\"findings\": [|\"findings\": [7, "
      })
  void aForgedReportIsNotShown(String said, String forged) throws IOException {
    String report = report();
    assertTrue(report.contains(said), report);
    Left left = shown(report.replace(said, forged));
    assertEquals(2, left.code());
    assertEquals("error", left.output("verdict"));
    assertEquals(List.of(), github.writes());
  }

  @Test
  void aLinkIsNoReport() throws IOException {
    var workflow = new Workflow(folder).file("other/secret.json", report());
    Files.createSymbolicLink(
        folder.resolve("workspace/link.json"), folder.resolve("workspace/other/secret.json"));
    Left left = workflow.with("command", "comment").with("report", "link.json").run();
    assertEquals(2, left.code());
    assertTrue(left.err().contains("plain file"), left.err());
  }
}
