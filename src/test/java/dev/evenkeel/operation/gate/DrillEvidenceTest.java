package dev.evenkeel.operation.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.trail.record.RecordType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A drill that went badly is not made to go well by what is written or erased afterwards. */
class DrillEvidenceTest {
  private static final String PLAN = "sha256:" + "ab".repeat(32);

  private static String drill(String verdict) {
    return "{\"schema\": \"https://evenkeel.dev/schemas/drill-record/v1\", \"drill\": \"rollback\","
        + " \"plan\": {\"digest\": \""
        + PLAN
        + "\"}, \"verdict\": \""
        + verdict
        + "\"}";
  }

  private static List<String> facts(Told told) {
    return new DrillEvidence(
            List.of("rollback"), Duration.ofDays(7), Optional.of(PLAN), told.drills(), Told.NOW)
        .facts().stream().map(fact -> fact.kind() + " " + fact.itemClass()).toList();
  }

  @Test
  void aLaterDrillTakesThePlaceOfAnEarlierOne() {
    Told told = new Told().tells(RecordType.DRILL_ROLLBACK, "{}", drill("failed"));
    assertEquals(List.of("drill-failed VIOLATES"), facts(told));
    assertEquals(
        List.of(), facts(told.tells(RecordType.DRILL_ROLLBACK, "{}", "a log", drill("passed"))));
  }

  @Test
  void whoErasesTheDrillThatFailedDoesNotBringBackTheOneBeforeIt() {
    Told told =
        new Told()
            .tells(RecordType.DRILL_ROLLBACK, "{}", drill("passed"))
            .erasedEvidence(RecordType.DRILL_ROLLBACK, drill("failed"));
    assertEquals(List.of("drill-inconclusive UNKNOWN"), facts(told));
    assertEquals(List.of(), facts(told.tells(RecordType.DRILL_ROLLBACK, "{}", drill("passed"))));
  }

  @Test
  void ofTwoDrillsInOneRecordTheWorseCounts() {
    assertEquals(
        List.of("drill-failed VIOLATES"),
        facts(new Told().tells(RecordType.DRILL_ROLLBACK, "{}", drill("failed"), drill("passed"))));
    assertEquals(
        List.of("drill-inconclusive UNKNOWN"),
        facts(new Told().tells(RecordType.DRILL_ROLLBACK, "{}", drill("passed"), drill("PASSED"))));
  }
}
