package dev.evenkeel.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.check.Finding;
import dev.evenkeel.check.Severity;
import dev.evenkeel.difference.Coverage;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.snapshot.Origin;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Block;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** The oracle is another reader of the same language: commonmark-java with GitHub's extensions. */
class MarkdownReportTest {
  private static final Parser GITHUB =
      Parser.builder()
          .extensions(List.of(TablesExtension.create(), AutolinkExtension.create()))
          .build();

  private static final Set<String> OUR_INLINES = Set.of("<br>", "<sub>", "</sub>");
  private static final Pattern OUR_BLOCK =
      Pattern.compile("<details><summary>[0-9,]+ (allowed|notes?)</summary>|</details>");

  /** GitHub links these in text outside code: people, issues, commits. */
  private static final Pattern REFERENCE =
      Pattern.compile("@[A-Za-z0-9]|#[0-9]|(?i)\\bgh-[0-9]|\\b[0-9a-f]{7,40}\\b|:[a-z0-9_+-]+:");

  @Property(tries = 60)
  void foreignTextIsNeverMarkup(@ForAll("hostile") String hostile) {
    assertPlain(Rendered.as(ReportFormat.MARKDOWN, Hostile.report(hostile)));
  }

  @Example
  void theSampleIsNoMarkupEither() {
    assertPlain(Rendered.as(ReportFormat.MARKDOWN, SampleReport.rich()));
  }

  @Example
  void theVerdictStandsFirstAndTheCoverageIsThere() {
    for (Report report : List.of(SampleReport.rich(), SampleReport.equal(), SampleReport.empty())) {
      List<String> lines = Rendered.as(ReportFormat.MARKDOWN, report).lines().toList();
      assertEquals(
          "## " + report.verdict().word().toUpperCase(java.util.Locale.ROOT), lines.getFirst());
      assertEquals(1, lines.stream().filter(line -> line.startsWith("- coverage: ")).count());
    }
  }

  @Example
  void aReportTooLongForASummaryIsCutAndCounted() {
    var findings = new ArrayList<Finding>();
    for (int i = 0; i < 3_000; i++) {
      findings.add(
          SampleReport.finding("c" + i, Severity.BLOCK, ItemClass.DIFFERENT, "config/app/K" + i)
              .left(SampleReport.text("left value number " + i, Origin.of("a.env"), i + 1))
              .right(SampleReport.text("right value number " + i, Origin.of("b.env"), i + 1))
              .build());
    }
    Report report = SampleReport.of(findings, new Coverage(3_000, 3_000, 0, 0, 0, Map.of()));
    String page = Rendered.as(ReportFormat.MARKDOWN, report);
    assertTrue(page.getBytes(StandardCharsets.UTF_8).length < 200_000, "GitHub takes 1 MiB a step");
    long rows = page.lines().filter(line -> line.startsWith("- **block** `config/app/")).count();
    assertTrue(
        page.contains(Numbers.number(3_000 - rows) + " more, which the full report lists."),
        "counted");
    assertTrue(page.contains("### Next"), "the next command is never cut");
  }

  @Provide
  Arbitrary<String> hostile() {
    return Hostile.texts();
  }

  private static void assertPlain(String page) {
    page.codePoints().forEach(TextReportTest::assertVisible);
    assertTrue(page.lines().noneMatch(line -> line.strip().startsWith("::")), page);
    walk(GITHUB.parse(page), page);
  }

  private static void walk(Node node, String page) {
    switch (node) {
      case HtmlInline html ->
          assertTrue(OUR_INLINES.contains(html.getLiteral()), html.getLiteral());
      case HtmlBlock html ->
          assertTrue(OUR_BLOCK.matcher(html.getLiteral().strip()).matches(), html.getLiteral());
      case Link link ->
          throw new AssertionError("a link to " + link.getDestination() + " in\n" + page);
      case Image image -> throw new AssertionError("an image of " + image.getDestination());
      case Emphasis emphasis -> throw new AssertionError("emphasis at " + emphasis.getFirstChild());
      case StrongEmphasis strong ->
          assertTrue(
              Set.of("Verdict:", "First:", "Next:", "next:", "block", "warn", "info", "unknown")
                  .contains(text(strong)),
              text(strong));
      case Text text -> assertFalse(REFERENCE.matcher(text.getLiteral()).find(), text.getLiteral());
      case TableRow row -> {
        Block table = (Block) row.getParent().getParent();
        assertTrue(row.getParent() instanceof TableHead || row.getParent() instanceof TableBody);
        assertEquals(cells(table.getFirstChild().getFirstChild()), cells(row), page);
      }
      default -> {}
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      walk(child, page);
    }
  }

  private static String text(Node node) {
    return node.getFirstChild() instanceof Text text ? text.getLiteral() : "";
  }

  private static int cells(Node row) {
    int cells = 0;
    for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
      cells++;
    }
    return cells;
  }
}
