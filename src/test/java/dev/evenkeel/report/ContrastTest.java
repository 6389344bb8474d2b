package dev.evenkeel.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.check.Finding;
import dev.evenkeel.check.Severity;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.difference.Sighting;
import dev.evenkeel.snapshot.Trees;
import dev.evenkeel.value.ItemPath;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which line of a long text is shown. */
class ContrastTest {
  private static final String TEXT =
      "the first of four lines, as long as it takes\nsecond\nat staging.example.org\nfourth";

  @ParameterizedTest
  @CsvSource({
    "the right side names the other environment's domain staging.example.org, 3",
    "it says second, 2",
    "nothing of it is quoted here, 1"
  })
  void ofEqualTextsItIsTheOneTheFindingIsAbout(String message, int line) {
    String lead = "line " + line + " of 4";
    Contrast both = Contrast.of(finding(message, TEXT, TEXT));
    assertEquals(List.of(lead, lead), List.of(both.left().lead(), both.right().lead()));
    assertEquals(lead, Contrast.of(finding(message, TEXT, null)).left().lead());
    assertEquals(lead, Contrast.of(finding(message, null, TEXT)).right().lead());
  }

  @ParameterizedTest
  @CsvSource({"second, 2", "fourth, 4"})
  void ofUnequalTextsItIsTheFirstThatDiffers(String word, int line) {
    Contrast both = Contrast.of(finding("staging.example.org", TEXT, TEXT.replace(word, "other")));
    assertEquals("line " + line + " of 4", both.left().lead());
    assertEquals("\"other\"", both.right().text());
  }

  private static Finding finding(String message, @Nullable String left, @Nullable String right) {
    return new Finding(
        "leak-token",
        Severity.BLOCK,
        ItemClass.LEAK,
        ItemPath.of("config", "app", "text"),
        message,
        Optional.ofNullable(left).map(Trees::of).map(Sighting::of),
        Optional.ofNullable(right).map(Trees::of).map(Sighting::of),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        "");
  }
}
