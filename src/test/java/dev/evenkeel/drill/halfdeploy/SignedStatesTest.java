package dev.evenkeel.drill.halfdeploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.drill.OneWay;
import dev.evenkeel.drill.OneWays;
import dev.evenkeel.drill.StateVerdict;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignedStatesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

  @Test
  void aDeclarationCoversWhatNoWayBackBringsAgainUntilItsLastDay() {
    FoundState lost =
        FoundStates.state(StateVerdict.DATA_LOSS, Forward.CONVERGES, Backward.LOSES_ROWS);
    FoundState none =
        FoundStates.state(StateVerdict.FORWARD_ONLY, Forward.CONVERGES, Backward.NO_WAY_BACK);
    for (FoundState state : List.of(lost, none)) {
      FoundState signed = declared(state, "V2", TODAY).states().getFirst();
      assertEquals(StateVerdict.DECLARED_ONE_WAY, signed.verdict());
      assertTrue(signed.signature().orElseThrow().said().contains("frees 40 GB (dba, until"));
      FoundState late = declared(state, "V2", TODAY.minusDays(1)).states().getFirst();
      assertEquals(state.verdict(), late.verdict());
      assertTrue(late.signature().orElseThrow().said().contains("expired on 2026-11-25"));
    }
  }

  @Test
  void aDeclarationNeverCoversWhatIsSilentlyWrongOrStuckOrAScriptThatBreaks() {
    for (FoundState state :
        List.of(
            FoundStates.state(StateVerdict.SILENT_WRONG, Forward.DIFFERS, Backward.NO_WAY_BACK),
            FoundStates.state(StateVerdict.STUCK, Forward.FAILS, Backward.NO_WAY_BACK),
            FoundStates.state(StateVerdict.DATA_LOSS, Forward.FAILS, Backward.LOSES_ROWS),
            FoundStates.state(StateVerdict.FORWARD_ONLY, Forward.CONVERGES, Backward.FAILS))) {
      assertEquals(List.of(state), declared(state, "V2", TODAY).states(), state.probes()::toString);
    }
  }

  @Test
  void aDeclarationThatNoStateNeedsIsSaid() {
    FoundState state =
        FoundStates.state(StateVerdict.FORWARD_ONLY, Forward.CONVERGES, Backward.NO_WAY_BACK);
    SignedStates other = declared(state, "V3", TODAY.plusDays(90));
    assertEquals(List.of(state), other.states());
    assertTrue(other.remarks().getFirst().contains("no unit of this drill needs that"));
    assertEquals(List.of(), declared(state, "V2", TODAY.plusDays(90)).remarks());
  }

  private static SignedStates declared(FoundState state, String unit, LocalDate expires) {
    var oneWay =
        new OneWay(unit, "frees 40 GB", "dba", expires, "a report reads it", "evenkeel.yaml:9");
    return SignedStates.of(List.of(state), new OneWays(List.of(oneWay), TODAY));
  }
}
