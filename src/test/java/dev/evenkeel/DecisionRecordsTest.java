package dev.evenkeel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A decision that nothing holds is a memory: each record names the test that would turn red. */
final class DecisionRecordsTest {
  private static final List<String> SECTIONS =
      List.of(
          "Context",
          "Decision",
          "Rejected",
          "Consequences",
          "Validation",
          "What would change our mind");
  private static final Pattern FILE = Pattern.compile("(\\d{4})-[a-z0-9-]+\\.md");
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");
  private static final Path PROJECT = Path.of(System.getProperty("evenkeel.project", "."));

  @Test
  void everyRecordHasItsNumberOnce() throws IOException {
    var numbers = new HashSet<String>();
    for (Path record : records()) {
      String number = record.getFileName().toString().substring(0, 4);

      assertTrue(numbers.add(number), record + ": another record has this number");
      assertTrue(
          Files.readString(record).startsWith("# " + number + " "),
          record + ": the title starts with the number");
    }
    assertTrue(numbers.size() > 4, "records were found: " + numbers);
  }

  @Test
  void everyRecordHasEverySectionInOrderAndNoneIsEmpty() throws IOException {
    for (Path record : records()) {
      String text = Files.readString(record);
      List<String> sections =
          text.lines()
              .filter(line -> line.startsWith("## "))
              .map(line -> line.substring(3))
              .toList();

      assertEquals(SECTIONS, sections, record.toString());
      SECTIONS.forEach(
          section -> assertFalse(section(text, section).isBlank(), record + ": " + section));
    }
  }

  @Test
  void everyRecordNamesATestThatExists() throws IOException {
    Set<String> tests = testClasses();
    for (Path record : records()) {
      var named = TEST.matcher(section(Files.readString(record), "Validation"));
      List<String> names = named.results().map(result -> result.group(1)).toList();

      assertFalse(names.isEmpty(), record + ": Validation names no `SomethingTest`");
      names.forEach(
          name -> assertTrue(tests.contains(name), record + ": there is no test class " + name));
    }
  }

  private static String section(String text, String name) {
    int start = text.indexOf("\n## " + name + "\n");
    int end = text.indexOf("\n## ", start + 1);
    return text.substring(start + name.length() + 5, end < 0 ? text.length() : end);
  }

  private static List<Path> records() throws IOException {
    try (Stream<Path> files = Files.list(PROJECT.resolve("docs/decisions"))) {
      return files
          .filter(file -> FILE.matcher(file.getFileName().toString()).matches())
          .sorted()
          .toList();
    }
  }

  private static Set<String> testClasses() throws IOException {
    try (Stream<Path> files = Files.walk(PROJECT.resolve("src/test/java"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith("Test.java"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .collect(Collectors.toSet());
    }
  }
}
