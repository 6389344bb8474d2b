package dev.evenkeel.operation.drill.halfdeploy;

import dev.evenkeel.drill.halfdeploy.Direction;
import dev.evenkeel.drill.halfdeploy.FoundState;
import dev.evenkeel.drill.halfdeploy.Probes;
import dev.evenkeel.drill.halfdeploy.StateJudge;
import dev.evenkeel.drill.halfdeploy.StepPhase;
import dev.evenkeel.drill.halfdeploy.StoppedPoint;
import dev.evenkeel.operation.drill.halfdeploy.States.Known;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the record together: states in the order in which their first point stands. */
final class Records {
  private Records() {}

  static List<FoundState> states(List<StoppedPoint> points, States states) {
    var counts = new HashMap<String, Integer>();
    var order = new ArrayList<String>();
    for (StoppedPoint point : points) {
      point.state().ifPresent(order::add);
      point.state().ifPresent(digest -> counts.merge(digest, 1, Integer::sum));
    }
    var found = new ArrayList<FoundState>();
    for (Map.Entry<String, Known> each : states.inOrder(order).entrySet()) {
      Known state = each.getValue();
      found.add(
          new FoundState(
              "S" + found.size(),
              state.fingerprint(),
              state.step(),
              state.about(),
              StateJudge.of(state.probes()),
              state.probes(),
              state.runbook(),
              counts.getOrDefault(each.getKey(), 0),
              Optional.empty()));
    }
    return found;
  }

  /**
   * Where a step begins and ends, by the digests of its states.
   *
   * @param step its id
   */
  record Ends(String step, String before, String after) {}

  /** What each step asks of the order of code and schema. */
  static List<StepPhase> phases(List<Ends> steps, List<FoundState> found, States states) {
    return steps.stream().map(step -> phase(step, found, states)).toList();
  }

  private static StepPhase phase(Ends step, List<FoundState> found, States states) {
    var during = new ArrayList<StepPhase.Asked>();
    for (FoundState state : found) {
      Known known = states.get(state.fingerprint().digest());
      if (known != null
          && known.step().equals(step.step())
          && known.within().filter(way -> way == Direction.FORTH).isPresent()) {
        during.add(new StepPhase.Asked(state.name(), state.probes().oldCode()));
      }
    }
    return StepPhase.of(
        step.step(),
        asked(step.before(), found, states).oldCode(),
        during,
        asked(step.after(), found, states));
  }

  private static StepPhase.Asked asked(String digest, List<FoundState> found, States states) {
    Known known = states.get(digest);
    if (known == null) {
      return new StepPhase.Asked("", new Probes.OldCode.NotAsked());
    }
    String name =
        found.stream()
            .filter(state -> state.fingerprint().digest().equals(digest))
            .map(FoundState::name)
            .findFirst()
            .orElse(known.about());
    return new StepPhase.Asked(name, known.probes().oldCode());
  }
}
