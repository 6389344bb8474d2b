package dev.evenkeel.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every check of the catalogue through its samples; {@code docs/adding-a-check.md}. */
class CheckSamplesTest {
  private static final Path CATALOGUE = Path.of("checks");

  /** Rewrites what is expected, to be read before it is committed. */
  private static final boolean WRITE = "write".equals(System.getProperty("evenkeel.samples"));

  private static final List<String> SECTIONS =
      List.of(
          "## What it finds",
          "## Why it matters",
          "## How to fix",
          "## How to allow",
          "## False alarms");

  @TestFactory
  Stream<DynamicTest> aSampleGivesExactlyWhatStandsBesideIt() {
    var tests = new ArrayList<DynamicTest>();
    for (Path check : CheckTester.folders(CATALOGUE)) {
      for (String kind : List.of(CheckTester.PASS, CheckTester.FAIL)) {
        for (Path sample : CheckTester.samples(check, kind)) {
          tests.add(
              DynamicTest.dynamicTest(
                  CATALOGUE.relativize(sample).toString(), () -> sample(check, kind, sample)));
        }
      }
    }
    assertTrue(tests.size() >= 2 * CheckTester.folders(CATALOGUE).size());
    return tests.stream();
  }

  private static void sample(Path check, String kind, Path sample) throws IOException {
    String found = CheckTester.findings(sample, check.getFileName().toString());
    Path expected = sample.resolve(CheckTester.EXPECTED);
    if (WRITE) {
      Files.writeString(expected, found);
    }
    if (!Files.exists(expected)) {
      fail(expected + " is missing; run with -Devenkeel.samples=write and read what it wrote");
    }
    assertEquals(Files.readString(expected), found, sample.toString());
    assertEquals(
        kind.equals(CheckTester.PASS), found.equals("[]\n"), sample + " belongs elsewhere");
  }

  @TestFactory
  Stream<DynamicTest> aFolderIsComplete() {
    return CheckTester.folders(CATALOGUE).stream()
        .map(check -> DynamicTest.dynamicTest(check.toString(), () -> complete(check)));
  }

  private static void complete(Path check) throws IOException {
    String id = check.getFileName().toString();
    String family = check.getName(check.getNameCount() - 2).toString();
    assertTrue(id.startsWith(family + "-"), id + " is no check of the family " + family);
    String file = Files.readString(check.resolve("check.yaml"));
    assertTrue(file.contains("id: " + id + "\n"), "the id is the folder's name");
    assertFalse(CheckTester.samples(check, CheckTester.PASS).isEmpty(), "no sample that passes");
    assertFalse(CheckTester.samples(check, CheckTester.FAIL).isEmpty(), "no sample that fails");
    String readme = Files.readString(check.resolve("README.md"));
    for (String section : SECTIONS) {
      int at = readme.indexOf(section + "\n");
      assertTrue(at >= 0, "README.md has no section " + section);
      String text = readme.substring(at + section.length());
      int end = text.indexOf("\n## ");
      assertFalse((end < 0 ? text : text.substring(0, end)).isBlank(), section + " says nothing");
    }
  }

  @Test
  void aTesterThatSeesNoDifferenceWouldBeSeen() {
    Path sample = CATALOGUE.resolve("cfg/cfg-value-differs/fail/pool");
    assertFalse(CheckTester.findings(sample, "cfg-value-differs").equals("[]\n"));
    assertEquals("[]\n", CheckTester.findings(sample, "cfg-type-only"));
  }
}
