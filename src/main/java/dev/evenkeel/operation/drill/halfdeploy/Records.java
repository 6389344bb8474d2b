package dev.evenkeel.operation.drill.halfdeploy;

import dev.evenkeel.drill.halfdeploy.FoundState;
import dev.evenkeel.drill.halfdeploy.StateJudge;
import dev.evenkeel.drill.halfdeploy.StoppedPoint;
import dev.evenkeel.operation.drill.halfdeploy.States.Known;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
              counts.getOrDefault(each.getKey(), 0)));
    }
    return found;
  }
}
