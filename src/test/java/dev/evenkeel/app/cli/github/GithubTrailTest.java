package dev.evenkeel.app.cli.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.app.cli.Shell;
import dev.evenkeel.app.cli.github.Workflow.Left;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a step leaves in a change's trail. */
class GithubTrailTest {
  @TempDir Path folder;

  private Workflow step(String command) {
    return new Workflow(folder)
        .variable("HOME", folder.resolve("home").toString())
        .file(
            "evenkeel.yaml",
            """
            version: 1
            environments:
              staging: {sources: {app: {env: a.env}}}
              production: {sources: {app: {env: b.env}}}
            compare: {left: staging, right: production}
            """)
        .file("a.env", "SIZE=1\n")
        .file("b.env", "SIZE=2\n")
        .with("command", command)
        .with("environment", "production")
        .with("data", folder.resolve("log").toString());
  }

  private Shell.Ran trail(String... words) {
    return new Shell(folder).variable("HOME", folder.resolve("home").toString()).run(words);
  }

  @Test
  void theChangeKnowsWhoAskedForItInWhichRunAndWhatTheGateSaid() throws IOException {
    Left left = step("gate").run();
    assertEquals(1, left.code(), left.log() + left.err());
    assertEquals("octo-org/shop#42", left.output("change"));
    assertTrue(Files.readString(Path.of(left.output("receipt"))).contains("c2sp.org/tlog-proof"));

    String log = folder.resolve("log").toString();
    Shell.Ran shown = trail("trail", "show", "octo-org/shop#42", "--data", log);
    assertEquals(0, shown.code(), shown.err());
    for (String fact : new String[] {"change.opened", "gate.decided", "octocat", "failed"}) {
      assertTrue(shown.out().contains(fact), fact + " in " + shown.out());
    }
    String opened = Files.readString(Path.of(left.output("report-dir"), "change.opened.json"));
    for (String fact :
        new String[] {"583231", "480938", "9876543210", "1296269", Workflow.COMMIT, "production"}) {
      assertTrue(opened.contains("\"" + fact + "\""), fact + " in " + opened);
    }
    assertEquals(0, trail("trail", "verify", "--data", log).code());
  }

  @Test
  void aComparisonIsRecordedWithItsReportAndARetryAddsNothing() {
    step("compare").run();
    step("compare").run();
    String log = folder.resolve("log").toString();
    Shell.Ran shown = trail("trail", "show", "octo-org/shop#42", "--data", log);
    assertEquals(1, count(shown.out(), "\nrecord 1  parity.checked"), shown.out());
    assertEquals(2, count(shown.out(), "\nrecord "), shown.out());
  }

  @Test
  void anEvidencePackIsExportedForTheNamedChange() {
    step("gate").run();
    Left left = step("trail export").with("change", "octo-org/shop#42").run();
    assertEquals(0, left.code(), left.log());
    Path pack = Path.of(left.output("report-dir"), "evidence");
    assertTrue(Files.exists(pack.resolve("manifest.json")));
    assertEquals(0, trail("trail", "verify", "--pack", pack.toString()).code());
  }

  @Test
  void aLogThatDoesNotVerifyGoesBeforeWhatWasCompared() throws IOException {
    step("gate").run();
    try (var files = Files.list(folder.resolve("log"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file); // as if an older copy, here none at all, had been put back
      }
    }
    Left left = step("gate").run();
    assertEquals(4, left.code(), left.log() + left.err());
    assertEquals("error", left.output("verdict"));
  }

  private static int count(String text, String word) {
    return text.split(java.util.regex.Pattern.quote(word), -1).length - 1;
  }
}
