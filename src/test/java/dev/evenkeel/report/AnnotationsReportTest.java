package dev.evenkeel.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.check.Finding;
import dev.evenkeel.check.Severity;
import dev.evenkeel.difference.Coverage;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.snapshot.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AnnotationsReportTest {
  /**
   * As the runner reads a line: one command, properties without a comma or colon in their values.
   */
  private static final Pattern COMMAND =
      Pattern.compile("::(error|warning) (file=[^:,]+,line=[0-9]+,)?title=[^:,]*::[^\r\n]*");

  @Property(tries = 60)
  void everyLineIsOneCommandOfOurs(@ForAll("hostile") String hostile) {
    List<String> lines = annotations(Hostile.report(hostile)).lines().toList();
    assertTrue(lines.size() <= 20, "ten of each level at most");
    for (String line : lines) {
      assertTrue(COMMAND.matcher(line).matches(), line);
      assertFalse(line.substring(2).replaceFirst("::", "").matches("\\s*::.*"), line);
      line.codePoints().forEach(TextReportTest::assertVisible);
    }
  }

  @Example
  void theTenthSaysHowManyMoreThereAre() {
    var findings = new ArrayList<Finding>();
    for (int i = 0; i < 25; i++) {
      findings.add(
          SampleReport.finding("c", Severity.BLOCK, ItemClass.DIFFERENT, "config/app/K" + i)
              .left(SampleReport.text("a", Origin.of("a.env"), i + 1))
              .right(SampleReport.text("b", Origin.of("b.env"), i + 1))
              .build());
    }
    List<String> lines =
        annotations(SampleReport.of(findings, new Coverage(25, 25, 0, 0, 0, Map.of())))
            .lines()
            .toList();
    assertEquals(10, lines.size());
    assertTrue(lines.getFirst().startsWith("::error file=b.env,line=1,title=c config/app/K0::"));
    assertTrue(lines.getLast().startsWith("::error title=16 more::"), lines.getLast());
  }

  @Example
  void whatIsAllowedOrANoteIsNotAnnotated() {
    var findings =
        List.of(
            SampleReport.finding("c", Severity.INFO, ItemClass.ALLOWED, "config/app/A").build(),
            SampleReport.finding("c", Severity.INFO, ItemClass.DIFFERENT, "config/app/B").build());
    assertEquals(
        "\n", annotations(SampleReport.of(findings, new Coverage(2, 2, 0, 0, 0, Map.of()))) + "\n");
  }

  @Example
  void whereNothingWasComparedTheReasonIsAnnotated() {
    String said = annotations(SampleReport.empty());
    assertTrue(said.startsWith("::error title=INCONCLUSIVE::nothing was compared"), said);
  }

  @Provide
  Arbitrary<String> hostile() {
    return Hostile.texts();
  }

  private static String annotations(Report report) {
    return Rendered.as(ReportFormat.ANNOTATIONS, report);
  }
}
