package dev.evenkeel.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.evenkeel.check.Finding;
import dev.evenkeel.check.Severity;
import dev.evenkeel.difference.Coverage;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.snapshot.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SarifReportTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Schema SCHEMA = schema();

  @Example
  void everyReportIsValidSarif() {
    for (Report report : List.of(SampleReport.rich(), SampleReport.equal(), SampleReport.empty())) {
      assertValid(sarif(report));
    }
  }

  @Property(tries = 40)
  void foreignTextLeavesItValidAndHarmless(@ForAll("hostile") String hostile) {
    Report report = Hostile.report(hostile);
    Rendered.as(ReportFormat.SARIF, report).codePoints().forEach(TextReportTest::assertVisible);
    JsonNode log = sarif(report);
    assertValid(log);
    assertEquals(report.findings().size(), log.at("/runs/0/results").size());
    for (JsonNode text : log.findValues("text")) {
      assertFalse(
          text.asText().replace("\\[", "").replace("\\]", "").contains("]("), text.asText());
    }
  }

  @Example
  void theSchemaTellsGoodFromBad() {
    JsonNode log = sarif(SampleReport.rich());
    ((com.fasterxml.jackson.databind.node.ObjectNode) log.at("/runs/0/results/0"))
        .put("level", "loud");
    assertFalse(SCHEMA.validate(log).isEmpty());
  }

  @Example
  void aResultIsFoundAgainWhateverItsValuesAndLines() {
    Finding before = at("one", 3);
    Finding after = at("two", 300);
    assertEquals(fingerprint(before), fingerprint(after));
    Finding other =
        SampleReport.finding(
                "cfg-value-differs", Severity.BLOCK, ItemClass.DIFFERENT, "config/app/OTHER")
            .build();
    assertFalse(fingerprint(before).equals(fingerprint(other)));
  }

  @Example
  void whatIsAllowedIsASuppressedResultWithItsReasonAndNothingElseIs() {
    for (JsonNode result : sarif(SampleReport.rich()).at("/runs/0/results")) {
      boolean allowed = result.at("/properties/class").asText().equals("ALLOWED");
      assertEquals(allowed, result.has("suppressions"), result.toString());
      if (allowed) {
        JsonNode suppression = result.at("/suppressions/0");
        assertEquals("accepted", suppression.path("status").asText());
        assertTrue(
            suppression
                .path("justification")
                .asText()
                .contains("owner payments, until 2027-03-01"));
      }
    }
  }

  @Example
  void whatNobodyCouldJudgeIsAnErrorAndNothingComparedIsAFailedRun() {
    for (JsonNode result : sarif(SampleReport.rich()).at("/runs/0/results")) {
      if (result.at("/properties/class").asText().equals("UNKNOWN")) {
        assertEquals("error", result.path("level").asText());
      }
    }
    assertFalse(
        sarif(SampleReport.empty()).at("/runs/0/invocations/0/executionSuccessful").asBoolean());
    assertTrue(
        sarif(SampleReport.equal()).at("/runs/0/invocations/0/executionSuccessful").asBoolean());
  }

  @Example
  void beyondWhatGitHubTakesTheLeastSevereAreCountedNotCut() {
    var findings = new ArrayList<Finding>();
    for (int i = 0; i < 25_010; i++) {
      Severity severity = i < 20 ? Severity.INFO : Severity.BLOCK;
      findings.add(
          SampleReport.finding("c", severity, ItemClass.DIFFERENT, "config/app/K" + i).build());
    }
    JsonNode log =
        sarif(SampleReport.of(findings, new Coverage(25_010, 25_010, 0, 0, 0, Map.of())));
    assertEquals(25_000, log.at("/runs/0/results").size());
    assertEquals("note", log.at("/runs/0/results/24999/level").asText());
    assertEquals("error", log.at("/runs/0/results/24989/level").asText());
    String said = log.at("/runs/0/invocations/0/toolExecutionNotifications").toString();
    assertTrue(said.contains("10 results left out, the least severe ones"), said);
  }

  @Example
  void ruleTextsStayWithinWhatGitHubShows() {
    for (JsonNode rule : sarif(SampleReport.rich()).at("/runs/0/tool/driver/rules")) {
      assertTrue(rule.at("/shortDescription/text").asText().length() <= 1024);
      assertTrue(rule.at("/fullDescription/text").asText().length() <= 1024);
      assertTrue(rule.has("help"), "GitHub wants a help text");
    }
  }

  @Provide
  Arbitrary<String> hostile() {
    return Hostile.texts();
  }

  private static void assertValid(JsonNode log) {
    assertEquals(List.of(), SCHEMA.validate(log));
    JsonNode rules = log.at("/runs/0/tool/driver/rules");
    for (JsonNode result : log.at("/runs/0/results")) {
      String rule = rules.path(result.path("ruleIndex").asInt()).path("id").asText();
      assertEquals(result.path("ruleId").asText(), rule);
      for (JsonNode place : result.findValues("physicalLocation")) {
        assertTrue(place.at("/region/startLine").asInt() >= 1, place.toString());
        URI uri = URI.create(place.at("/artifactLocation/uri").asText());
        assertTrue(uri.getScheme() == null || uri.getScheme().equals("file"), uri.toString());
      }
    }
  }

  private static Finding at(String value, int line) {
    return SampleReport.finding(
            "cfg-value-differs", Severity.BLOCK, ItemClass.DIFFERENT, "config/app/NAME")
        .left(SampleReport.text(value, Origin.of("a.env"), line))
        .right(SampleReport.text("x", Origin.of("b.env"), line + 1))
        .build();
  }

  private static String fingerprint(Finding finding) {
    JsonNode log = sarif(SampleReport.of(List.of(finding), new Coverage(1, 1, 0, 0, 0, Map.of())));
    return log.at("/runs/0/results/0/partialFingerprints").toString();
  }

  private static JsonNode sarif(Report report) {
    try {
      return JSON.readTree(Rendered.as(ReportFormat.SARIF, report));
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON", e);
    }
  }

  private static Schema schema() {
    try (InputStream in =
        SarifReportTest.class.getResourceAsStream("/sarif/sarif-2.1.0-rtm.5.json")) {
      JsonNode document = JSON.readTree(in);
      return SchemaRegistry.withDefaultDialect(
              SpecificationVersion.DRAFT_4,
              builder -> builder.schemaLoader(loader -> loader.block(iri -> true)))
          .getSchema(document);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the SARIF schema", e);
    }
  }
}
