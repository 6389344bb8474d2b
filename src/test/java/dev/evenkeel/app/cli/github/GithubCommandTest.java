package dev.evenkeel.app.cli.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.app.cli.Shell;
import dev.evenkeel.app.cli.github.Workflow.Left;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A step of a workflow in a runner's own variables and files. */
class GithubCommandTest {
  private static final String SHOP =
      """
      version: 1
      environments:
        staging: {sources: {app: {env: a.env}}}
        production: {sources: {app: {env: b.env}}}
        absent: {sources: {app: {env: nowhere.env}}}
      compare: {left: staging, right: production}
      """;

  @TempDir Path folder;

  private Workflow shop(String production) {
    return new Workflow(folder)
        .file("shop/evenkeel.yaml", SHOP)
        .file("shop/a.env", "SIZE=1\n")
        .file("shop/b.env", production)
        .with("working-directory", "shop");
  }

  @Test
  void aFailingComparisonIsSeenEverywhereAtOnce() throws IOException {
    Left left = shop("SIZE=2\n").with("command", "compare").run();

    assertEquals(1, left.code(), left.log() + left.err());
    assertEquals("failed", left.output("verdict"));
    assertEquals("1", left.output("exit-code"));
    assertEquals("1", left.output("failing"));
    assertEquals("1", left.output("compared"));
    for (String file : List.of("report", "html", "sarif", "summary")) {
      assertTrue(Files.exists(Path.of(left.output(file))), file);
    }
    assertTrue(Path.of(left.output("report-dir")).startsWith(folder.resolve("temp")));
    assertTrue(
        left.log()
            .contains(
                "\n::error file=shop/b.env,line=1,title=cfg-value-differs config/app/SIZE::the two"
                    + " values differ%0A"),
        left.log());
    List<String> summary = left.summary().lines().filter(line -> !line.isBlank()).toList();
    assertEquals("## FAILED", summary.get(0));
    assertEquals("**Verdict:** 1 difference blocks: `config/app/SIZE`", summary.get(1));
    assertTrue(
        summary
            .get(2)
            .startsWith("**First:** `config/app/SIZE` at `b.env:1`: the two values differ."),
        summary.get(2));
    assertTrue(summary.get(2).contains("**Next:** give both the same value"), summary.get(2));
    assertTrue(summary.get(2).matches(".*: `evenkeel allow [0-9a-f]{12}`.*"), summary.get(2));
    String page = Files.readString(Path.of(left.output("html")));
    String header = page.substring(page.indexOf("<header"), page.indexOf("</header>"));
    for (String said : List.of("SIZE", "env:1", "the two values differ", "<b>Next</b> give both")) {
      assertTrue(header.contains(said), said + " in " + header);
    }
  }

  @Test
  void whatTheVerbSaysStandsWhereTheRunnerTakesNoCommands() {
    Left left = shop("SIZE=2\n").with("command", "compare").run();
    Matcher stretch =
        Pattern.compile("(?s)^::stop-commands::(evenkeel-[0-9a-f]{32})\n(.*)\n::\\1::\n(.*)$")
            .matcher(left.log());
    assertTrue(stretch.matches(), left.log());
    assertTrue(stretch.group(2).startsWith("FAILED"), stretch.group(2));
    stretch.group(3).lines().forEach(line -> assertTrue(line.startsWith("::error "), line));
    assertEquals("", left.err());
  }

  @ParameterizedTest
  @CsvSource({
    "staging, staging, 3, inconclusive",
    "staging, absent, 3, inconclusive",
    "staging, production, 1, failed",
    "a.env, c.env, 0, passed",
    "staging, nowhere, 2, error"
  })
  void everyExitCodeHasItsWord(String left, String right, int code, String verdict) {
    Left step =
        shop("SIZE=2\n")
            .file("shop/c.env", "SIZE=1\n")
            .with("command", "compare")
            .with("left", left)
            .with("right", right)
            .run();
    assertEquals(code, step.code(), step.log());
    assertEquals(verdict, step.output("verdict"));
    assertEquals(String.valueOf(code), step.output("exit-code"));
    assertEquals(code == 0, !step.log().contains("\n::error "), step.log());
    assertFalse(step.summary().isBlank());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "command|compair|did you mean compare?",
        "command||the input command is missing",
        "summary|yes|expected true or false",
        "comment|sometimes|expected never, on-findings, always",
        "working-directory|../elsewhere|there is no such folder",
        "report-dir|a.env|report-dir names something that is no folder",
        "colour|red|there is no input colour"
      })
  void whatCannotBeUnderstoodIsAnErrorThatSaysWhatWasExpected(
      String input, String value, String expected) {
    Left step =
        shop("SIZE=2\n").with("command", "compare").with(input, value == null ? "" : value).run();
    assertEquals(2, step.code());
    assertEquals("error", step.output("verdict"));
    assertTrue(step.err().contains(expected), step.err());
    assertTrue(step.summary().startsWith("## ERROR"), step.summary());
    assertTrue(step.log().startsWith("::error title="), step.log());
  }

  @Test
  void anInputThatTheVerbDoesNotKnowIsAnErrorAndNotPassedOver() {
    Left step = shop("SIZE=2\n").with("command", "compare").with("engine", "mariadb").run();
    assertEquals(2, step.code());
    assertTrue(step.log().contains("--engine"), step.log());
  }

  @Test
  void summaryAndAnnotationsCanBeLeftOut() {
    Left step =
        shop("SIZE=2\n")
            .with("command", "compare")
            .with("summary", "false")
            .with("annotations", "false")
            .run();
    assertEquals("", step.summary());
    assertFalse(step.log().contains("\n::error"), step.log());
    assertEquals("failed", step.output("verdict"));
  }

  @Test
  void outsideOfARunnerItSaysWhatItIsFor() {
    Shell.Ran ran = new Shell(folder).run("github");
    assertEquals(2, ran.code());
    assertTrue(ran.err().contains("EVENKEEL_INPUTS"), ran.err());
  }
}
