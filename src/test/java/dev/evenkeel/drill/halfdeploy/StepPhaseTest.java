package dev.evenkeel.drill.halfdeploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.drill.halfdeploy.Probes.OldCode;
import dev.evenkeel.drill.halfdeploy.Probes.OldCode.Refusal;
import dev.evenkeel.drill.halfdeploy.StepPhase.Asked;
import dev.evenkeel.drill.halfdeploy.StepPhase.Phase;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StepPhaseTest {
  private static final OldCode WORKS = new OldCode.Works(2);

  @Test
  void aStepIsExpandOnlyWhereEveryQueryWorksAtEveryState() {
    assertEquals(Phase.EXPAND_ONLY, phase(WORKS, WORKS, WORKS).phase());
  }

  @Test
  void whatFailsOnAnOldConnectionOrHalfWayOnlyNeedsADrain() {
    StepPhase plan = phase(WORKS, WORKS, broken(Refusal.WARMED, "q1"));
    assertEquals(Phase.NEEDS_DRAIN, plan.phase());
    assertEquals(Optional.of("after"), plan.from());
    StepPhase halfWay = phase(WORKS, broken(Refusal.FRESH, "q1"), WORKS);
    assertEquals(Phase.NEEDS_DRAIN, halfWay.phase());
    assertEquals(Optional.of("inside"), halfWay.from());
  }

  @Test
  void whatFailsOnANewConnectionAtTheEndIsAContractFromTheFirstStateThatBreaks() {
    assertEquals(Optional.of("after"), phase(WORKS, WORKS, broken(Refusal.FRESH, "q1")).from());
    StepPhase early = phase(WORKS, broken(Refusal.WARMED, "q2"), broken(Refusal.FRESH, "q1"));
    assertEquals(Phase.CONTRACT, early.phase());
    assertEquals(Optional.of("inside"), early.from());
  }

  @Test
  void aStepIsJudgedByTheQueriesThatWorkedBeforeItAndByNothingElse() {
    OldCode q1 = broken(Refusal.FRESH, "q1");
    assertEquals(Phase.EXPAND_ONLY, phase(q1, q1, q1).phase());
    OldCode all =
        new OldCode.Breaks(
            List.of(new Refusal(Refusal.FRESH, "q1", ""), new Refusal(Refusal.FRESH, "q2", "")), 2);
    assertEquals(Phase.CONTRACT, phase(q1, q1, all).phase());
    assertEquals(Phase.UNKNOWN, phase(all, all, all).phase());
    OldCode none = new OldCode.NotAsked();
    assertEquals(Phase.UNKNOWN, phase(none, none, none).phase());
    OldCode warmed = broken(Refusal.WARMED, "q1");
    assertEquals(
        Phase.NEEDS_DRAIN, phase(warmed, warmed, warmed).phase(), "it was started again since");
  }

  private static OldCode broken(String where, String query) {
    return new OldCode.Breaks(List.of(new Refusal(where, query, "no such column")), 2);
  }

  private static StepPhase phase(OldCode before, OldCode inside, OldCode after) {
    return StepPhase.of(
        "V2", before, List.of(new Asked("inside", inside)), new Asked("after", after));
  }
}
