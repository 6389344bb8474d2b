package dev.evenkeel.drill.halfdeploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.drill.StateVerdict;
import dev.evenkeel.plan.Boundary;
import dev.evenkeel.plan.Fault;
import dev.evenkeel.plan.Phase;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DeathTest {
  private static StoppedPoint point(Fault fault, String state) {
    var call = Boundary.call(0, 0, Boundary.Kind.COMMIT, "", false).committing();
    var at = new Point("V1", Direction.FORTH, call, Phase.BEFORE, fault);
    return state.isEmpty() ? StoppedPoint.missed(at, "missed") : StoppedPoint.hit(at, state);
  }

  private static FoundState state(String name, StateVerdict verdict) {
    FoundState some = FoundStates.state(verdict, Forward.CONVERGES, Backward.RESTORES);
    return new FoundState(
        name,
        Fingerprint.of(Map.of(name, ""), Map.of(), Map.of(), List.of()),
        some.step(),
        some.about(),
        verdict,
        some.probes(),
        some.runbook(),
        1,
        Optional.empty());
  }

  /** What a profile leaves, where the states of the points have these verdicts. */
  private static Map<DeathProfile, Death> deaths(Map<Fault, StateVerdict> left) {
    var points = new ArrayList<StoppedPoint>();
    var states = new ArrayList<FoundState>();
    left.forEach(
        (fault, verdict) -> {
          FoundState state = state(fault.word(), verdict);
          states.add(state);
          points.add(point(fault, state.fingerprint().digest()));
        });
    return Death.of(points, states).stream()
        .collect(java.util.stream.Collectors.toMap(Death::profile, death -> death));
  }

  @Test
  void everyFaultHappensInSomeWayAndAKilledDeployerInEach() {
    var all = EnumSet.noneOf(Fault.class);
    for (DeathProfile profile : DeathProfile.values()) {
      all.addAll(profile.faults());
      assertTrue(profile.faults().contains(Fault.KILLED), profile.word());
      assertEquals(Optional.of(profile), DeathProfile.named(profile.word()));
    }
    assertEquals(EnumSet.allOf(Fault.class), all);
  }

  @Test
  void aWayToDieLeavesTheWorstOfWhatItsFaultsLeaveAndNothingElse() {
    Map<DeathProfile, Death> deaths =
        deaths(
            Map.of(
                Fault.KILLED, StateVerdict.SAFE,
                Fault.CONNECTION, StateVerdict.STUCK,
                Fault.CRASH, StateVerdict.SILENT_WRONG));
    assertEquals(Optional.of(StateVerdict.SAFE), deaths.get(DeathProfile.CI_CANCEL).worst());
    assertEquals(Optional.of(StateVerdict.STUCK), deaths.get(DeathProfile.EVICTION).worst());
    assertEquals(
        Optional.of(StateVerdict.SILENT_WRONG), deaths.get(DeathProfile.OUT_OF_MEMORY).worst());
    assertEquals(1, deaths.get(DeathProfile.CI_CANCEL).points());
    assertEquals(2, deaths.get(DeathProfile.HOST_LOSS).points());
  }

  @Test
  void whatWasNotDrilledIsSaid() {
    Map<DeathProfile, Death> deaths = deaths(Map.of(Fault.CRASH, StateVerdict.SAFE));
    assertEquals(
        EnumSet.of(DeathProfile.OUT_OF_MEMORY, DeathProfile.HOST_LOSS),
        EnumSet.copyOf(deaths.keySet()));
    assertEquals(List.of(Fault.KILLED), deaths.get(DeathProfile.HOST_LOSS).notDrilled());
    assertEquals(List.of(), Death.of(List.of(), List.of()));
  }

  @Test
  void aPointOfWhichNothingIsKnownDecidesNothingUnlessSomethingWorseWasSeen() {
    FoundState safe = state("a", StateVerdict.SAFE);
    FoundState stuck = state("b", StateVerdict.STUCK);
    for (FoundState state : List.of(safe, stuck)) {
      List<StoppedPoint> points =
          List.of(point(Fault.KILLED, ""), point(Fault.KILLED, state.fingerprint().digest()));
      assertEquals(
          Optional.of(state.equals(safe) ? StateVerdict.UNDECIDED : StateVerdict.STUCK),
          Death.of(points, List.of(state)).getFirst().worst());
    }
  }
}
