package dev.evenkeel.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code compare} says where it cannot simply say what differs. */
class CompareCommandTest {
  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void twoFiles() {
    shell = new Shell(folder).file("a.env", "SIZE=1\n").file("c.env", "SIZE=1\n");
  }

  @Test
  void aWrongFormatIsSaidWithoutTheProgramsInside() {
    Shell.Ran ran = shell.run("compare", "--format", "xml", "a.env", "c.env");
    assertEquals(ExitCode.USAGE, ran.code());
    assertTrue(ran.err().startsWith("evenkeel: --format xml: expected text"), ran.err());
    assertFalse(ran.err().contains("dev.evenkeel"), ran.err());
  }

  @Test
  void twoReportsForOneFileAreRefusedBeforeAnythingIsWritten() {
    Shell.Ran ran =
        shell.run(
            "compare",
            "a.env",
            "c.env",
            "--format",
            "json",
            "--output",
            "r",
            "--format",
            "html",
            "--output",
            "r");
    assertEquals(ExitCode.USAGE, ran.code());
    assertTrue(ran.err().contains("two reports for r"), ran.err());
    assertFalse(Files.exists(folder.resolve("r")));
  }

  @Test
  void aReportWithoutAFolderIsRefusedBeforeTheWorkThatItWouldLose() {
    Shell.Ran ran =
        shell.run(
            "drill", "rollback", "none", "--format", "json", "--output", "missing/drill.json");
    assertEquals(ExitCode.USAGE, ran.code());
    assertTrue(ran.err().contains("missing/drill.json: its folder does not exist"), ran.err());
  }

  @Test
  void aValueThatIsAllTemplateIsUnknownThoughBothSidesHaveIt() {
    shell.file("t1.env", "HOST={{ host }}\n").file("t2.env", "HOST={{ host }}\n");
    Shell.Ran ran = shell.run("compare", "t1.env", "t2.env");
    assertEquals(ExitCode.INCONCLUSIVE, ran.code(), ran.out());
  }

  @Test
  void aChangedSnapshotBesideAGoodOneIsUnknownWithItsReason() throws IOException {
    shell.file(
        "evenkeel.yaml",
        """
        version: 1
        environments:
          staging: {sources: {app: {env: a.env}}}
          production: {sources: {app: {env: c.env}}}
        """);
    shell.run("snapshot", "staging", "--output", "s.json");
    shell.run("snapshot", "production", "--output", "p.json");
    assertEquals(ExitCode.PASSED, shell.run("compare", "s.json", "p.json").code());
    Path file = folder.resolve("p.json");
    String written = Files.readString(file);
    String changed = written.replace("\"1\"", "\"2\"");
    assertFalse(changed.equals(written), "there was nothing to change");
    Files.writeString(file, changed);
    for (Shell.Ran ran :
        new Shell.Ran[] {
          shell.run("compare", "s.json", "p.json"), shell.run("compare", "p.json", "s.json")
        }) {
      assertEquals(ExitCode.INCONCLUSIVE, ran.code(), ran.out());
      assertTrue(ran.out().contains("source/app"), ran.out());
      assertTrue(ran.out().contains("no usable snapshot"), ran.out());
      assertFalse(ran.out().contains("onlyIn"), ran.out());
    }
  }

  @Test
  void aHiddenDirectoryIsComparedLikeAnyOther() {
    shell.file("l/a.env", "A=1\n").file("l/.hidden/b.env", "B=1\n");
    shell.file("r/a.env", "A=1\n").file("r/.hidden/b.env", "B=2\n");
    Shell.Ran ran = shell.run("compare", "l", "r");
    assertEquals(ExitCode.FAILED, ran.code());
    assertTrue(ran.out().contains("config/file/.hidden/b.env/B"), ran.out());
  }

  @Test
  void whatVersionControlKeepsIsCountedAsNotLookedAt() {
    shell.file("l/a.env", "A=1\n").file("l/.git/config", "B=1\n");
    shell.file("r/a.env", "A=1\n").file("r/.git/config", "B=2\n");
    Shell.Ran ran = shell.run("compare", "l", "r", "--verbose");
    assertEquals(ExitCode.PASSED, ran.code());
    assertTrue(ran.out().contains("1 dropped"), ran.out());
    assertTrue(ran.out().contains("src-directory-skipped"), ran.out());
  }

  private static final String DECLARED =
      """
      version: 1
      environments:
        staging: {sources: {app: {env: a.env}}}
        production: {sources: {app: {env: b.env}}}
      compare: {left: staging, right: production}
      """;
  private static final String ALLOWED =
      """
      allowances:
        - item: config/app/A
          expect: differs
          why: one each
          owner: shop
          expires: 2026-12-31
          changeOurMind: they are one
      """;

  @Test
  void withoutEvenkeelYamlNobodyIsSentToAllow() {
    shell.file("a.env", "A=1\n").file("b.env", "A=2\n");
    for (String format : new String[] {"text", "json", "markdown", "sarif", "junit", "html"}) {
      String out = shell.run("compare", "a.env", "b.env", "--format", format).out();
      assertFalse(out.contains("evenkeel allow"), out);
      assertTrue(out.contains("evenkeel init"), out);
    }
    String id = "[0-9a-f]{12}";
    assertTrue(
        shell
            .file("evenkeel.yaml", DECLARED)
            .run("compare")
            .out()
            .matches("(?s).*evenkeel allow " + id + ".*"));
  }

  @Test
  void thatAllowancesDoNotApplyIsSaid() {
    shell.file("a.env", "A=1\n").file("b.env", "A=2\n").file("evenkeel.yaml", DECLARED + ALLOWED);
    String said = "the allowance of evenkeel.yaml does not apply to these two sides";
    shell.run("snapshot", "staging", "--output", "s.json");
    shell.run("snapshot", "production", "--output", "p.json");
    for (String[] sides : new String[][] {{"s.json", "p.json"}, {"a.env", "b.env"}}) {
      Shell.Ran ran = shell.run("compare", sides[0], sides[1]);
      assertEquals(ExitCode.FAILED, ran.code());
      assertTrue(ran.out().replaceAll("\\s+", " ").contains(said), ran.out());
    }
    for (Shell.Ran ran :
        new Shell.Ran[] {shell.run("compare"), shell.run("compare", "production", "staging")}) {
      assertEquals(ExitCode.PASSED, ran.code(), ran.out());
      assertFalse(ran.out().contains("does not apply"), ran.out());
    }
    shell.file("evenkeel.yaml", DECLARED);
    assertFalse(shell.run("compare", "a.env", "b.env").out().contains("not apply"));
  }
}
