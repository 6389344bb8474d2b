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
import dev.evenkeel.check.Severity;
import dev.evenkeel.difference.Coverage;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.snapshot.Node;
import dev.evenkeel.snapshot.Node.ScalarType;
import dev.evenkeel.snapshot.Origin;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class JsonReportTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Schema SCHEMA = schema();
  private static final Origin FILE = Origin.of("a.env");

  @Example
  void theContractsMembersBearTheContractsNames() {
    JsonNode report = json(SampleReport.rich());
    assertEquals("https://evenkeel.dev/schemas/report/v1", report.path("schema").asText());
    assertEquals("failed", report.path("verdict").asText());
    for (ItemClass itemClass : ItemClass.values()) {
      assertTrue(report.path("counts").has(itemClass.name()), itemClass.name());
    }
    assertEquals(
        Set.of("items", "paired", "substituted", "dropped", "unknown"),
        names(report.path("coverage")));
    assertEquals(Set.of("left", "right"), names(report.path("snapshots")));
    JsonNode finding = report.at("/findings/0");
    assertEquals(
        Set.of(
            "id",
            "check",
            "severity",
            "class",
            "item",
            "message",
            "left",
            "right",
            "owner",
            "blame",
            "remedy"),
        names(finding));
    assertEquals(Set.of("value", "at"), names(finding.path("left")));
    assertEquals(Set.of("commit", "date", "subject"), names(finding.path("blame")));
    assertTrue(report.at("/findings/1").has("allowance"));
    assertEquals("[\"cfg-value-differs\"]", report.at("/findings/1/also").toString());
  }

  @Example
  void everyReportKeepsThePublishedSchema() {
    for (Report report :
        List.of(
            SampleReport.rich(), SampleReport.equal(), SampleReport.empty(), Hostile.report("x"))) {
      assertEquals(List.of(), SCHEMA.validate(json(report)));
    }
  }

  @Example
  void anAbsentSideIsNullAndANullValueIsAValue() {
    JsonNode absent = one(Node.Scalar.string("x", FILE, 1));
    assertTrue(absent.path("right").isNull());
    JsonNode nothing = one(new Node.Scalar(ScalarType.NULL, "~", FILE, 1));
    assertTrue(nothing.path("left").has("value"));
    assertTrue(nothing.at("/left/value").isNull());
  }

  @Example
  void numbersKeepTheirDigitsAndTextsTheirType() {
    assertTrue(raw(new Node.Scalar(ScalarType.FLOAT, ".5", FILE, 1)).contains("\"value\": 0.5"));
    assertTrue(raw(new Node.Scalar(ScalarType.FLOAT, "1.50", FILE, 1)).contains("\"value\": 1.50"));
    assertTrue(
        one(new Node.Scalar(ScalarType.INTEGER, "8080", FILE, 1)).at("/left/value").isNumber());
    assertTrue(one(Node.Scalar.string("8080", FILE, 1)).at("/left/value").isTextual());
    assertTrue(
        one(new Node.Scalar(ScalarType.INTEGER, "0x1F", FILE, 1)).at("/left/value").isTextual());
    assertTrue(
        one(new Node.Scalar(ScalarType.FLOAT, ".inf", FILE, 1)).at("/left/value").isTextual());
  }

  @Example
  void aSecretHasNoValueAndSaysWhetherItIsTheSame() {
    for (JsonNode finding : json(SampleReport.rich()).path("findings")) {
      if (finding.path("item").asText().equals("config/app/STRIPE_SECRET_KEY")) {
        assertEquals(Set.of("secret", "at"), names(finding.path("left")));
        assertEquals("different", finding.at("/left/secret").asText());
      }
      if (finding.path("item").asText().equals("config/app/DATABASE_URL")) {
        assertEquals("same", finding.at("/left/secret").asText());
        assertEquals("postgres://***@db.staging:5432/shop", finding.at("/left/value").asText());
      }
    }
  }

  @Property(tries = 60)
  void foreignTextComesBackAsItWasAndActsOnNothing(@ForAll("hostile") String hostile) {
    Report report = Hostile.report(hostile);
    Rendered.as(ReportFormat.JSON, report).codePoints().forEach(TextReportTest::assertVisible);
    JsonNode json = json(report);
    assertEquals(report.findings().size(), json.path("findings").size());
    JsonNode first = json.at("/findings/" + Severity.BLOCK.ordinal());
    assertEquals("block", first.path("severity").asText());
    assertEquals(hostile, first.path("message").asText());
    assertEquals(hostile, first.path("remedy").asText());
    assertEquals(hostile, first.path("owner").asText());
    assertEquals(hostile, first.at("/left/value").asText());
    assertEquals(hostile, json.path("left").asText());
    assertFalse(Rendered.as(ReportFormat.JSON, report).contains("##["));
  }

  @Provide
  Arbitrary<String> hostile() {
    return Hostile.texts();
  }

  private static JsonNode one(Node left) {
    var finding =
        SampleReport.finding("c", Severity.BLOCK, ItemClass.ONLY_LEFT, "config/app/NAME")
            .left(left);
    return json(SampleReport.of(List.of(finding.build()), new Coverage(1, 1, 0, 0, 0, Map.of())))
        .at("/findings/0");
  }

  private static String raw(Node left) {
    var finding =
        SampleReport.finding("c", Severity.BLOCK, ItemClass.ONLY_LEFT, "config/app/NAME")
            .left(left);
    return Rendered.as(
        ReportFormat.JSON,
        SampleReport.of(List.of(finding.build()), new Coverage(1, 1, 0, 0, 0, Map.of())));
  }

  private static Set<String> names(JsonNode object) {
    var names = new ArrayList<String>();
    object.fieldNames().forEachRemaining(names::add);
    return Set.copyOf(names);
  }

  private static JsonNode json(Report report) {
    try {
      return JSON.reader()
          .with(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .readTree(Rendered.as(ReportFormat.JSON, report));
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON", e);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException("a string does no I/O", e);
    }
  }

  private static Schema schema() {
    try (InputStream in =
        JsonReport.class.getResourceAsStream("/dev/evenkeel/schemas/report-v1.json")) {
      return SchemaRegistry.withDefaultDialect(
              SpecificationVersion.DRAFT_2020_12,
              builder -> builder.schemaLoader(loader -> loader.block(iri -> true)))
          .getSchema(JSON.readTree(in));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException("cannot read the report's schema", e);
    }
  }
}
