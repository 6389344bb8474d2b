package dev.evenkeel.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllowCommandTest {
  private static final String DECLARED =
      """
      # ours
      version: 1
      environments:
        staging:
          tokens: {domain: staging.example.org}
          sources: {app: {env: staging.env}}
        production:
          tokens: {domain: live.example.org}
          sources: {app: {env: production.env}}
      compare: {left: staging, right: production}   # the two
      """;

  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void twoEnvironments() {
    shell =
        new Shell(folder)
            .file("evenkeel.yaml", DECLARED)
            .file("staging.env", "SIZE=1\nONLY=1\nBACK=https://staging.example.org/x\nSAME=1\n")
            .file("production.env", "SIZE=2\nMORE=1\nBACK=https://staging.example.org/x\nSAME=1\n");
  }

  @Test
  void theNarrowestExpectationThatFitsIsChosen() {
    assertExpected("config/app/SIZE", "expect: differs");
    assertExpected("config/app/ONLY", "expect: {onlyIn: staging}");
    assertExpected("config/app/MORE", "expect: {onlyIn: production}");
    assertExpected("config/app/BACK", "expect: same");
  }

  private void assertExpected(String item, String expected) {
    Shell.Ran ran = allow(id(item));
    assertEquals(ExitCode.PASSED, ran.code(), ran.err());
    assertTrue(ran.out().contains(expected), ran.out());
    assertEquals(DECLARED, shell.read("evenkeel.yaml"));
  }

  @Test
  void whatIsPrintedCanBePasted() {
    String id = id("config/app/SIZE");
    String snippet = allow(id).out();
    shell.file("evenkeel.yaml", DECLARED + "allowances:\n" + snippet);
    assertEquals("ALLOWED", finding("config/app/SIZE").path("class").asText());
  }

  @Test
  void writtenItLetsTheFindingPassAndLeavesTheRestOfTheFileAlone() {
    for (String item :
        List.of("config/app/SIZE", "config/app/ONLY", "config/app/MORE", "config/app/BACK")) {
      Shell.Ran ran = allow(id(item), "--write");
      assertEquals(ExitCode.PASSED, ran.code(), ran.err());
      assertEquals("ALLOWED", finding(item).path("class").asText());
    }
    assertTrue(shell.read("evenkeel.yaml").startsWith(DECLARED));
    assertEquals(ExitCode.PASSED, shell.run("compare").code());
  }

  @Test
  void everythingThatIsMissingIsSaidAtOnce() {
    Shell.Ran ran = shell.run("allow", id("config/app/SIZE"), "--why", " ");
    assertEquals(ExitCode.USAGE, ran.code());
    for (String option : List.of("--why", "--owner", "--expires", "--change-our-mind")) {
      assertTrue(ran.err().contains(option), ran.err());
    }
  }

  @Test
  void aDayThatIsPastOrNoneIsRefused() {
    for (String day : List.of("2026-11-30", "2027-02-30", "soon")) {
      Shell.Ran ran =
          shell.run(
              "allow",
              id("config/app/SIZE"),
              "--why=a",
              "--owner=b",
              "--change-our-mind=c",
              "--expires=" + day);
      assertEquals(ExitCode.USAGE, ran.code());
      assertTrue(ran.err().contains(day), ran.err());
    }
  }

  @Test
  void anUnknownIdIsAnsweredWithTheNearest() {
    String id = id("config/app/SIZE");
    String near = (id.charAt(0) == 'a' ? "b" : "a") + id.substring(1);
    Shell.Ran ran = allow(near);
    assertEquals(ExitCode.USAGE, ran.code());
    assertTrue(ran.err().contains(id), ran.err());
  }

  @Test
  void anExpectationThatDoesNotHoldIsNotWritten() {
    String id = id("config/app/SIZE");
    for (String expect : List.of("same", "{ratio: {max: 1.5}}", "{nonsense: 1}", "differz")) {
      Shell.Ran ran = allow(id, "--write", "--expect", expect);
      assertEquals(ExitCode.USAGE, ran.code(), expect);
      assertEquals(DECLARED, shell.read("evenkeel.yaml"));
    }
    assertEquals(
        ExitCode.PASSED, allow(id, "--write", "--expect", "{ratio: {min: 1, max: 4}}").code());
  }

  @Test
  void anExpectationCannotBringInOtherKeys() {
    Shell.Ran ran =
        allow(id("config/app/SIZE"), "--write", "--expect", "any\nallowanceLimit: 1000000");
    assertEquals(ExitCode.USAGE, ran.code());
    assertEquals(DECLARED, shell.read("evenkeel.yaml"));
  }

  @Test
  void whatIsAllowedAlreadyIsNotAllowedTwice() {
    allow(id("config/app/SIZE"), "--write");
    String written = shell.read("evenkeel.yaml");
    Shell.Ran ran = allow(id("config/app/SIZE"), "--write");
    assertEquals(ExitCode.USAGE, ran.code());
    assertTrue(ran.err().contains("evenkeel.yaml:"), ran.err());
    assertEquals(written, shell.read("evenkeel.yaml"));
  }

  @Test
  void anAllowanceThatHasExpiredIsRenewedAndNotOutvoted() {
    allow(id("config/app/SIZE"), "--write");
    String written = shell.read("evenkeel.yaml");
    shell.on(java.time.LocalDate.of(2027, 3, 2));
    Shell.Ran ran =
        shell.run(
            "allow",
            id("config/app/SIZE"),
            "--why=a",
            "--owner=b",
            "--change-our-mind=c",
            "--expires=2027-04-01");
    assertEquals(ExitCode.USAGE, ran.code());
    assertTrue(ran.err().contains("until 2027-03-01"), ran.err());
    assertEquals(written, shell.read("evenkeel.yaml"));
  }

  @Test
  void nothingWiderThanFitsIsChosenForAPlaceholderInForce() {
    shell
        .file("staging.env", "SMTP_PASSWORD=hunter22\n")
        .file("production.env", "SMTP_PASSWORD=change_me\n");
    Shell.Ran ran = allow(id("config/app/SMTP_PASSWORD"), "--write");
    assertEquals(ExitCode.USAGE, ran.code());
    assertTrue(ran.err().contains("cfg-placeholder"), ran.err());
    assertEquals(DECLARED, shell.read("evenkeel.yaml"));
    assertEquals(
        ExitCode.PASSED,
        allow(id("config/app/SMTP_PASSWORD"), "--write", "--expect", "any").code());
  }

  @Test
  void aReportFileServesWithoutTheSources() {
    String id = id("config/app/SIZE");
    shell.run("compare", "--format", "json", "--output", "report.json");
    shell.file("staging.env", "").file("production.env", "");
    Shell.Ran ran = allow(id, "--report", "report.json");
    assertEquals(ExitCode.PASSED, ran.code(), ran.err());
    assertTrue(ran.out().contains("expect: differs"), ran.out());
    assertEquals(ExitCode.USAGE, allow(id, "--report", "evenkeel.yaml").code());
    assertEquals(ExitCode.USAGE, allow(id, "--report", "absent.json").code());
  }

  private Shell.Ran allow(String id, String... more) {
    var arguments = new ArrayList<>(List.of("allow", id, "--why", "it: \"is\" #so", "--owner"));
    arguments.addAll(List.of("shop, web", "--expires", "2027-03-01"));
    arguments.addAll(List.of("--change-our-mind", "- never; ${env:X} {y}"));
    arguments.addAll(List.of(more));
    return shell.run(arguments.toArray(String[]::new));
  }

  private String id(String item) {
    return finding(item).path("id").asText();
  }

  private JsonNode finding(String item) {
    try {
      JsonNode report = new ObjectMapper().readTree(shell.run("compare", "--format=json").out());
      for (JsonNode finding : report.path("findings")) {
        if (finding.path("item").asText().equals(item)) {
          return finding;
        }
      }
      throw new AssertionError(item + " has no finding in " + report);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
