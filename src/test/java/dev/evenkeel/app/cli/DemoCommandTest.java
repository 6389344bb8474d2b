package dev.evenkeel.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
  /** What stands in the shop's files and must never be shown. */
  private static final List<String> SECRETS =
      List.of(
          "st4ging-Pq7", "pr0d-Zx81", "b3f1c9a27d5e48c0a6", "0c77aa19e4b2f35d81", "gc-4f1d9b77e2");

  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void aFolder() {
    shell = new Shell(folder).variable("XDG_CACHE_HOME", cache());
  }

  /** Where the drill's server is unpacked once, not for every test. */
  private static String cache() {
    return Path.of(System.getProperty("evenkeel.project", "."), "target", "cache")
        .toAbsolutePath()
        .toString();
  }

  @Test
  void itEndsRedAndShowsEveryKindOfTroubleAndNothingStaysBehind() throws IOException {
    Shell.Ran ran = shell.run("demo");
    assertEquals(ExitCode.FAILED, ran.code(), ran.err());
    assertTrue(ran.out().startsWith("FAILED"), ran.out());
    for (String part :
        List.of(
            "leak-token",
            "cfg-only-left",
            "cfg-placeholder",
            "cfg-moved",
            "k8s-resources-differ",
            "k8s-object-only-left",
            "allow-expired",
            "UNKNOWN",
            "ALLOWED",
            "app/production.env:3",
            DemoShop.TODAY.toString(),
            "DRILL FAILED",
            "SILENT_WRONG  9",
            "SILENT_WRONG  S3 inside V3__totals_in_cents",
            "run again: differs; taken back: no-way-back; history true: false",
            "command    INSERT INTO flyway_schema_history")) {
      assertTrue(ran.out().contains(part), () -> part + " in " + ran.out());
    }
    assertFalse(ran.out().contains(System.getProperty("java.io.tmpdir") + "/"), ran.out());
    SECRETS.forEach(secret -> assertFalse(ran.out().contains(secret), secret));
    try (var files = Files.list(folder)) {
      assertEquals(List.of(), files.toList());
    }
  }

  @Test
  void theReportIsTheSameEverywhereAndOnEveryDay() {
    for (String format : List.of("json", "sarif", "junit", "markdown", "html")) {
      String report = shell.run("demo", "--format", format).out();
      var elsewhere = new Shell(folder).on(LocalDate.of(2031, 5, 4)).variable("HOME", "/nowhere");
      assertEquals(report, elsewhere.run("demo", "--format", format).out(), format);
      assertFalse(report.contains(System.getProperty("java.io.tmpdir") + "/"), format);
      SECRETS.forEach(secret -> assertFalse(report.contains(secret), format + ": " + secret));
    }
  }

  @Test
  void keptFilesGiveTheSameFindings() {
    Shell.Ran demo = shell.run("demo", "--format", "json", "--keep", "shop");
    assertEquals(ExitCode.FAILED, demo.code());
    assertTrue(demo.err().contains("shop"), demo.err());
    Shell.Ran compared = shell.in("shop").on(DemoShop.TODAY).run("compare", "--format", "json");
    assertEquals(findings(demo.out()), findings(compared.out()));
    assertEquals(ExitCode.USAGE, shell.run("demo", "--keep", "shop").code());
  }

  private static String findings(String report) {
    return report.substring(report.indexOf("\"findings\""), report.indexOf("\"coverage\""));
  }

  @Test
  void theVerdictIsRememberedInALogThatVerifies() {
    Shell.Ran ran = shell.run("demo", "--keep", "shop", "--format", "json");
    assertTrue(ran.err().contains("the log verifies"), ran.err());
    Shell shop = shell.in("shop");
    Shell.Ran shown =
        shop.run("trail", "show", "shop-1.8.2", "--data=trail", "--high-water=high-water");
    assertTrue(shown.out().contains("parity.checked"), shown.out() + shown.err());
  }

  @Test
  void aReportGoesToAFileToo() {
    assertEquals(
        ExitCode.FAILED, shell.run("demo", "--format", "html", "--output", "demo.html").code());
    assertTrue(shell.read("demo.html").startsWith("<!"));
  }

  @Test
  void everyFileOfTheShopIsInItsTableOfContents() throws IOException, URISyntaxException {
    Path shop =
        Path.of(Objects.requireNonNull(DemoShop.class.getResource("/demo/files")).toURI())
            .getParent();
    var there = new TreeSet<String>();
    try (var files = Files.walk(shop)) {
      files
          .filter(Files::isRegularFile)
          .map(file -> shop.relativize(file).toString().replace('\\', '/'))
          .filter(name -> !name.equals("files"))
          .forEach(there::add);
    }
    assertEquals(there, new TreeSet<>(DemoShop.files()));
  }
}
