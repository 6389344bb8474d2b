package dev.evenkeel.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evenkeel.check.Finding;
import dev.evenkeel.value.ItemPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void twoFiles() {
    shell =
        new Shell(folder)
            .file("a.env", "SIZE=1\nAPI_TOKEN=s3cr3t-left\n")
            .file("b.env", "SIZE=2\nAPI_TOKEN=s3cr3t-right\n");
  }

  @Test
  void aCheckIsExplainedByItsPage() {
    Shell.Ran ran = shell.run("explain", "cfg-value-differs");
    assertEquals(ExitCode.PASSED, ran.code(), ran.err());
    assertTrue(ran.out().startsWith("cfg-value-differs  (block, since "), ran.out());
    assertTrue(ran.out().lines().count() > 3, ran.out());
  }

  @Test
  void aFindingIsExplainedByBothSidesAndItsCheck() throws IOException {
    String id = id("config/file/SIZE");
    Shell.Ran ran = shell.run("explain", id, "a.env", "b.env");
    assertEquals(ExitCode.PASSED, ran.code(), ran.err());
    for (String part :
        List.of(
            "config/file/SIZE",
            "\"1\"  a.env:1",
            "\"2\"  b.env:1",
            "cfg-value-differs",
            "evenkeel init")) {
      assertTrue(ran.out().contains(part), ran.out());
    }
    shell.run("compare", "a.env", "b.env", "--format=json", "--output=report.json");
    assertEquals(ran.out(), shell.run("explain", id, "--report", "report.json").out());
  }

  @Test
  void aFindingIsKnownByItsIdAlsoOnceItIsAllowed() {
    shell.file(
        "evenkeel.yaml",
        """
        version: 1
        environments:
          one: {sources: {app: {env: a.env}}}
          two: {sources: {app: {env: b.env}}}
        compare: {left: one, right: two}
        allowances:
          - item: config/app/SIZE
            expect: differs
            why: two is larger
            owner: shop
            expires: 2027-03-01
            changeOurMind: they are one
        """);
    String before = Finding.id("cfg-value-differs", ItemPath.parse("config/app/SIZE"));
    Shell.Ran ran = shell.run("explain", before);
    assertEquals(ExitCode.PASSED, ran.code(), ran.err());
    assertTrue(ran.out().contains("evenkeel.yaml:7"), ran.out());
    ran =
        shell.run(
            "allow", before, "--why=a", "--owner=b", "--expires=2027-01-01", "--change-our-mind=c");
    assertEquals(ExitCode.USAGE, ran.code());
    assertTrue(ran.err().contains("evenkeel.yaml:7, until 2027-03-01"), ran.err());
  }

  @Test
  void aSecretIsNotShown() throws IOException {
    Shell.Ran ran = shell.run("explain", id("config/file/API_TOKEN"), "a.env", "b.env");
    assertTrue(ran.out().contains("(secret, different)"), ran.out());
    assertFalse(ran.out().contains("s3cr3t"), ran.out());
  }

  @Test
  void anUnknownIdIsAUsageErrorThatNamesTheNearest() throws IOException {
    Shell.Ran check = shell.run("explain", "cfg-value-difers");
    assertEquals(ExitCode.USAGE, check.code());
    assertTrue(check.err().contains("cfg-value-differs"), check.err());

    String id = id("config/file/SIZE");
    String near = (id.charAt(0) == 'a' ? "b" : "a") + id.substring(1);
    Shell.Ran finding = shell.run("explain", near, "a.env", "b.env");
    assertEquals(ExitCode.USAGE, finding.code());
    assertTrue(finding.err().contains(id), finding.err());
    assertEquals("", finding.out());
  }

  private String id(String item) throws IOException {
    var report =
        new ObjectMapper()
            .readTree(shell.run("compare", "a.env", "b.env", "--format=json").out())
            .path("findings");
    for (var finding : report) {
      if (finding.path("item").asText().equals(item)) {
        return finding.path("id").asText();
      }
    }
    throw new AssertionError(item + " in " + report);
  }
}
