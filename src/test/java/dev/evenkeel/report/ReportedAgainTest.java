package dev.evenkeel.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.app.console.UsageError;
import dev.evenkeel.app.finding.ReadReport;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A report that travels as JSON says the same where it is rendered, or nothing at all. */
class ReportedAgainTest {
  @Example
  void whatWasWrittenIsReadAgain() {
    for (Report report : List.of(SampleReport.rich(), SampleReport.equal(), SampleReport.empty())) {
      String json = json(report);
      assertEquals(json, json(read(json)));
    }
  }

  @Property(tries = 40)
  void foreignTextIsReadAgainToo(@ForAll("hostile") String hostile) {
    String json = json(Hostile.report(hostile));
    assertEquals(json, json(read(json)));
  }

  @Example
  void whatBreaksTheSchemaIsNotShownAndSaysWhere() {
    String json =
        json(SampleReport.rich()).replace("\"severity\": \"block\"", "\"severity\": \"x\"");
    UsageError refused = assertThrows(UsageError.class, () -> read(json));
    assertTrue(refused.getMessage().contains("/findings/0/severity"), refused.getMessage());
    for (String other :
        List.of("", "[]", "{}", "{\"a\":1,\"a\":2}", "not json", "{\"schema\":1}")) {
      assertThrows(UsageError.class, () -> read(other), other);
    }
  }

  /** A fork's run can write any file: it cannot make a failing report look passed. */
  @Example
  void aVerdictThatItsFindingsDoNotBearOutIsNotShown() {
    String json =
        json(SampleReport.rich()).replace("\"verdict\": \"failed\"", "\"verdict\": \"passed\"");
    UsageError refused = assertThrows(UsageError.class, () -> read(json));
    assertTrue(refused.getMessage().contains("says passed"), refused.getMessage());
  }

  @Provide
  Arbitrary<String> hostile() {
    return Hostile.texts();
  }

  private static Report read(String json) {
    return ReadReport.of(json.getBytes(StandardCharsets.UTF_8), "report.json");
  }

  private static String json(Report report) {
    return Rendered.as(ReportFormat.JSON, report);
  }
}
