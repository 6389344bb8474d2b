package dev.evenkeel.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.check.Finding;
import dev.evenkeel.check.Severity;
import dev.evenkeel.difference.Coverage;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.snapshot.Origin;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TextReportTest {
  private static final Pattern OUR_COLOURS = Pattern.compile("\u001b\\[[0-9;]{1,4}m");
  private static final Pattern RUNNER_COMMAND = Pattern.compile("##\\p{L}*\\[");

  @Example
  void theFirstLineIsTheVerdict() {
    assertTrue(first(SampleReport.rich()).startsWith("FAILED  13 differences block: config/app/"));
    assertEquals("PASSED  1,204 items compared, no difference", first(SampleReport.equal()));
    assertEquals("INCONCLUSIVE  nothing was compared", first(SampleReport.empty()));
  }

  @Example
  void theCoverageLineIsAlwaysThere() {
    for (Report report : List.of(SampleReport.rich(), SampleReport.equal(), SampleReport.empty())) {
      assertEquals(
          1,
          text(report).lines().filter(line -> line.startsWith("  coverage  ")).count(),
          text(report));
    }
  }

  @Example
  void whatHurtsMostStandsFirst() {
    String text = text(SampleReport.rich());
    var order =
        List.of(
            "BLOCK  leak-",
            "BLOCK  allow-",
            "BLOCK  cfg-",
            "UNKNOWN  ",
            "WARN  ",
            "ALLOWED  ",
            "INFO  ",
            "next\n");
    int at = 0;
    for (String heading : order) {
      int next = text.indexOf("\n" + heading, at);
      assertTrue(next >= at, heading + " after " + at + " in\n" + text);
      at = next;
    }
  }

  @Example
  void amongEqualSeveritiesWhatChangesBehaviourStandsBeforeAmountsAndLabels() {
    var labels = finding("k8s-metadata-differs", "object/app/Deployment/_/a/metadata/labels/team");
    var rights = finding("k8s-rbac-differs", "object/app/Role/_/z/rules/0");
    String text =
        text(SampleReport.of(List.of(labels, rights), new Coverage(2, 2, 0, 0, 0, Map.of())));
    assertTrue(text.indexOf("BLOCK  k8s-rbac") < text.indexOf("BLOCK  k8s-metadata"), text);
  }

  private static Finding finding(String check, String item) {
    return SampleReport.finding(check, Severity.BLOCK, ItemClass.DIFFERENT, item)
        .left(SampleReport.text("a", Origin.of("a.yaml"), 1))
        .right(SampleReport.text("b", Origin.of("b.yaml"), 1))
        .build();
  }

  @Example
  void aValueThatFitsALineIsNotCutForTheSakeOfItsPlace() {
    String value = "registry.example.org/team/mybinder-staging/image-";
    var finding =
        SampleReport.finding("c", Severity.BLOCK, ItemClass.DIFFERENT, "config/app/PREFIX")
            .left(
                SampleReport.text(
                    value + 1, Origin.of("a/very/long/folder/name/of/a/file.yaml"), 1))
            .right(
                SampleReport.text(
                    value + 2, Origin.of("a/very/long/folder/name/of/b/file.yaml"), 1))
            .build();
    String text = text(SampleReport.of(List.of(finding), new Coverage(1, 1, 0, 0, 0, Map.of())));
    assertTrue(text.contains("staging     \"" + value + "1\"\n              a/very/long"), text);
  }

  @Example
  void aReportThatIsNotEqualEndsWithTheNextCommand() {
    List<String> lines = text(SampleReport.rich()).lines().toList();
    assertEquals("next", lines.get(lines.size() - 2));
    assertTrue(lines.getLast().startsWith("  evenkeel "), lines.getLast());
  }

  @Example
  void bothValuesStandUnderEachOtherWithTheirPlaces() {
    String text = text(SampleReport.rich());
    assertTrue(
        text.contains(
            """
              staging     "8080"  config/staging.yml:7
              production  8080    config/production.yml:7
            """),
        text);
  }

  @Example
  void aLongValueShowsWhereItDiffers() {
    String text = text(SampleReport.rich());
    assertTrue(
        text.contains("...a,b,c,a,b,c,checkout,d\" (370 characters)    env/staging.env:40"), text);
    assertTrue(
        text.contains("...a,b,c,a,b,c,payments,d,e\" (372 characters)  env/production.env:41"),
        text);
  }

  @Example
  void aValueOfManyLinesShowsTheLineThatDiffers() {
    String text = text(SampleReport.rich());
    assertTrue(text.contains("line 3 of 6: \"  worker_connections 512;\""), text);
    assertTrue(text.contains("line 3 of 6: \"  worker_connections 4096;\""), text);
  }

  @Example
  void likeFindingsAreOneStoryWithEveryItemNamed() {
    String text = text(SampleReport.rich());
    assertTrue(text.contains("staging says \"staging\" where production says \"shop-live\""), text);
    for (String item : List.of("CALLBACK_URL", "LOGIN_URL", "CDN_HOST", "COOKIE_DOMAIN")) {
      assertTrue(text.contains("config/app/" + item), item);
    }
  }

  @Example
  void whatOneSideAloneHasIsShownAlsoWhereItIsOneStory() {
    var findings = new java.util.ArrayList<Finding>();
    for (String argument : List.of("--reverse-proxy", "--verbose", "--listen")) {
      findings.add(
          SampleReport.finding(
                  "c", Severity.BLOCK, ItemClass.ONLY_LEFT, "config/app/args/" + argument.length())
              .left(SampleReport.text(argument, Origin.of("a.yaml"), argument.length()))
              .build());
    }
    String text = text(SampleReport.of(findings, new Coverage(3, 0, 0, 0, 0, Map.of())));
    assertTrue(text.contains("only in staging, all in a.yaml"), text);
    for (String argument : List.of("--reverse-proxy", "--verbose", "--listen")) {
      assertTrue(text.contains("\"" + argument + "\"  :" + argument.length()), text);
    }
  }

  @Example
  void colourChangesNoWord() {
    String colored =
        Rendered.as(ReportFormat.TEXT, SampleReport.rich(), new RenderOptions(true, 100, false));
    assertEquals(text(SampleReport.rich()), OUR_COLOURS.matcher(colored).replaceAll(""));
  }

  @Property(tries = 60)
  void foreignTextNeverReachesTheTerminalUnescaped(@ForAll("hostile") String hostile) {
    for (boolean verbose : List.of(true, false)) {
      Report report = Hostile.report(hostile);
      assertHarmless(
          Rendered.as(ReportFormat.TEXT, report, new RenderOptions(false, 100, verbose)));
      String colored = Rendered.as(ReportFormat.TEXT, report, new RenderOptions(true, 60, verbose));
      assertHarmless(OUR_COLOURS.matcher(colored).replaceAll(""));
    }
  }

  @Provide
  Arbitrary<String> hostile() {
    return Hostile.texts();
  }

  private static void assertHarmless(String text) {
    text.codePoints().forEach(TextReportTest::assertVisible);
    assertFalse(RUNNER_COMMAND.matcher(text).find(), text);
    assertTrue(text.lines().noneMatch(line -> line.strip().startsWith("::")), text);
  }

  static void assertVisible(int c) {
    boolean acts =
        switch (Character.getType(c)) {
          case Character.CONTROL -> c != '\n';
          case Character.FORMAT,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR,
              Character.SURROGATE,
              Character.UNASSIGNED ->
              true;
          default -> false;
        };
    assertFalse(acts, () -> "U+%04X reached the report".formatted(c));
  }

  private static String text(Report report) {
    return Rendered.as(ReportFormat.TEXT, report);
  }

  private static String first(Report report) {
    return text(report).lines().findFirst().orElse("");
  }
}
