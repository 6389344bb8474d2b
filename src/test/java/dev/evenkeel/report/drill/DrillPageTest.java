package dev.evenkeel.report.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.drill.DrillVerdict;
import dev.evenkeel.report.Columns;
import dev.evenkeel.report.RenderOptions;
import dev.evenkeel.report.ReportFormat;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a page of hundreds of states is like to read. */
class DrillPageTest {
  private static final String LONG = "V200__the_long_story_of_addresses_and_what_became_of_them";

  private static String rendered(ReportFormat format) throws IOException {
    var page =
        new DrillPage(
            "half-deploy",
            DrillVerdict.FAILED,
            "some",
            List.of(),
            List.of(
                new DrillPage.Table(
                    "states",
                    List.of("state", "verdict", "where", "run again", "old code", "way out"),
                    Collections.nCopies(
                        200,
                        List.of("S1", "STUCK", "inside " + LONG, "fails", "not asked", "by-hand"))),
                new DrillPage.Table("nothing was seen", List.of("state"), List.of())),
            List.of(),
            List.of(),
            List.of());
    var out = new StringBuilder();
    DrillFormats.render(page, format, out, RenderOptions.plain());
    return out.toString();
  }

  @Test
  void noLineOfATableIsWiderThanATerminal() throws IOException {
    String text = rendered(ReportFormat.TEXT);
    assertTrue(text.lines().count() > 200, "the table is there");
    assertEquals(List.of(), text.lines().filter(line -> Columns.of(line) > 100).toList());
  }

  @Test
  void aTableScrollsInItsOwnFrameAndWhatHurtsStandsOut() throws IOException {
    String html = rendered(ReportFormat.HTML);
    assertTrue(html.contains("<div class=\"scroll\" tabindex=\"0\"><table"), "frame");
    assertTrue(html.contains("<td class=\"word bad\">STUCK</td>"), "tone");
    assertTrue(html.contains("<td class=\"word quiet\">not asked</td>"), "quiet");
    assertTrue(html.contains(".scroll { overflow: auto;"), "style");
  }

  @Test
  void aTableWithoutRowsIsNotShown() throws IOException {
    assertFalse(rendered(ReportFormat.TEXT).contains("nothing was seen"));
    assertFalse(rendered(ReportFormat.HTML).contains("nothing was seen"));
  }
}
