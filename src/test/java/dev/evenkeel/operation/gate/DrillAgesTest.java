package dev.evenkeel.operation.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.difference.Fact;
import dev.evenkeel.difference.ItemClass;
import dev.evenkeel.trail.record.RecordType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A drill speaks for the plan that it was of, for as long as was said, and for no other. */
class DrillAgesTest {
  private static final String PLAN = "sha256:" + "ab".repeat(32);
  private static final String OTHER = "sha256:" + "cd".repeat(32);
  private static final Duration WEEK = Duration.ofDays(7);

  private static String drill(String kind, String plan, String verdict) {
    return "{\"schema\":\"https://evenkeel.dev/schemas/drill-record/v1\",\"drill\":\""
        + kind
        + "\",\"plan\":{\"digest\":\""
        + plan
        + "\"},\"verdict\":\""
        + verdict
        + "\"}";
  }

  private static DrillEvidence evidence(Told told, Duration age, Instant now, String... kinds) {
    return new DrillEvidence(List.of(kinds), age, Optional.of(PLAN), told.drills(), now);
  }

  private static Told drilled(String plan, String verdict) {
    return new Told().tells(RecordType.DRILL_ROLLBACK, "{}", drill("rollback", plan, verdict));
  }

  private static Fact only(DrillEvidence evidence) {
    List<Fact> facts = evidence.facts();
    assertEquals(1, facts.size(), facts.toString());
    return facts.getFirst();
  }

  @Test
  void aDrillIsAsOldAsItMayBeAndNotOfTomorrow() {
    Told told = drilled(PLAN, "passed");
    assertEquals(List.of(), evidence(told, WEEK, Told.NOW.plus(WEEK), "rollback").facts());
    assertEquals(List.of(), evidence(told, WEEK, Told.NOW, "rollback").facts());
    Fact old = only(evidence(told, WEEK, Told.NOW.plus(WEEK).plusMillis(1), "rollback"));
    assertEquals("drill-stale", old.kind());
    assertEquals(ItemClass.UNKNOWN, old.itemClass());
    assertTrue(old.message().endsWith("(entry 0), more than 7 days ago"), old.message());
    Fact ahead = only(evidence(told, WEEK, Told.NOW.minusMillis(1), "rollback"));
    assertTrue(
        ahead.message().endsWith("(entry 0), which lies ahead of this machine's clock"),
        ahead.message());
    Fact day = only(evidence(told, Duration.ofDays(1), Told.NOW.plus(WEEK), "rollback"));
    assertTrue(day.message().endsWith("more than 1 day ago"), day.message());
    Fact hour = only(evidence(told, Duration.ofHours(1), Told.NOW.plus(WEEK), "rollback"));
    assertTrue(hour.message().endsWith("more than 3600 seconds ago"), hour.message());
  }

  @Test
  void aDrillOfAnotherPlanOrKindSaysNothing() {
    Fact none = only(evidence(new Told(), WEEK, Told.NOW, "rollback"));
    assertEquals("drill-missing", none.kind());
    assertEquals("the change's trail holds no rollback drill of the plan " + PLAN, none.message());
    Fact other = only(evidence(drilled(OTHER, "passed"), WEEK, Told.NOW, "rollback"));
    assertEquals(
        "the change's trail holds no rollback drill of the plan "
            + PLAN
            + "; it holds 1 of another plan, which says nothing of this one",
        other.message());
    Fact kind = only(evidence(drilled(PLAN, "passed"), WEEK, Told.NOW, "half-deploy"));
    assertEquals(
        "the change's trail holds no half-deploy drill of the plan " + PLAN, kind.message());
    assertEquals(List.of(), evidence(drilled(PLAN, "failed"), WEEK, Told.NOW).facts());
  }

  @Test
  void whereNoPlanIsKnownNoDrillIsOfIt() {
    var blind =
        new DrillEvidence(
            List.of("rollback", "half-deploy"),
            WEEK,
            Optional.empty(),
            drilled(PLAN, "passed").drills(),
            Told.NOW);
    assertEquals(
        List.of("drill-missing", "drill-missing"), blind.facts().stream().map(Fact::kind).toList());
    assertTrue(blind.facts().getFirst().message().contains("could not be read"));
    assertEquals(List.of(), blind.used());
  }

  @Test
  void whatIsNeitherPassedNorFailedIsOpen() {
    Fact open = only(evidence(drilled(PLAN, "inconclusive"), WEEK, Told.NOW, "rollback"));
    assertEquals(
        "the newest rollback drill of this plan was inconclusive (entry 0)", open.message());
    Fact failed = only(evidence(drilled(PLAN, "failed"), WEEK, Told.NOW, "rollback"));
    assertEquals("the newest rollback drill of this plan failed (entry 0)", failed.message());
    assertEquals(ItemClass.VIOLATES, failed.itemClass());
    assertEquals("rollback", failed.details().get("drill"));
    Told erased =
        new Told().erasedEvidence(RecordType.DRILL_ROLLBACK, drill("rollback", PLAN, "failed"));
    Fact gone = only(evidence(erased, WEEK, Told.NOW, "rollback"));
    assertTrue(gone.message().contains("was erased, or cannot be read"), gone.message());
    Told half =
        new Told()
            .erasedEvidence(RecordType.DRILL_HALF_DEPLOY, drill("half-deploy", PLAN, "failed"));
    assertEquals("drill-inconclusive", only(evidence(half, WEEK, Told.NOW, "half-deploy")).kind());
    assertEquals("drill-missing", only(evidence(half, WEEK, Told.NOW, "rollback")).kind());
  }

  @Test
  void theDrillsThatADecisionRestsOnAreTheNewestOfThePlan() {
    Told told =
        drilled(PLAN, "failed")
            .tells(RecordType.DRILL_ROLLBACK, "{}", drill("rollback", PLAN, "passed"))
            .tells(RecordType.DRILL_ROLLBACK, "{}", drill("rollback", OTHER, "failed"))
            .tells(RecordType.TEST_RESULT, "{}", drill("rollback", PLAN, "failed"));
    List<RecordedDrill> used = evidence(told, WEEK, Told.NOW, "rollback").used();
    assertEquals(List.of(1L), used.stream().map(RecordedDrill::index).toList());
    told.erasedEvidence(RecordType.DRILL_ROLLBACK, "gone");
    assertEquals(List.of(), evidence(told, WEEK, Told.NOW, "rollback").used());
  }

  @Test
  void evidenceThatIsNoDrillRecordIsNone() {
    for (String other :
        List.of(
            "a log",
            "[]",
            "{}",
            drill("rollback", PLAN, "passed").replace("drill-record/v1", "drill-record/v2"),
            drill("rollback", PLAN, "passed").replace("\"rollback\"", "1"),
            drill("rollback", PLAN, "passed").replace("\"passed\"", "1"),
            drill("rollback", PLAN, "passed").replace("{\"digest\":\"" + PLAN + "\"}", "1"),
            drill("rollback", PLAN, "passed").replace("\"" + PLAN + "\"", "1"))) {
      assertEquals(
          List.of(), new Told().tells(RecordType.DRILL_ROLLBACK, "{}", other).drills(), other);
    }
  }
}
