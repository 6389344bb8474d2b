package dev.evenkeel.drill.halfdeploy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Points in a row, of one leg and one fault, that leave the same state.
 *
 * @param state its digest; empty where nothing is known
 */
public record Stretch(Point first, Point last, int points, Optional<String> state) {
  /** All of them: legs in the order of the plan, each fault for itself. */
  public static List<Stretch> of(List<StoppedPoint> points) {
    var rows = new LinkedHashMap<String, List<StoppedPoint>>();
    for (StoppedPoint point : points) {
      Point at = point.point();
      String row = at.step() + "/" + at.direction().word() + "/" + at.fault().word();
      rows.computeIfAbsent(row, key -> new ArrayList<>()).add(point);
    }
    var stretches = new ArrayList<Stretch>();
    for (Map.Entry<String, List<StoppedPoint>> row : rows.entrySet()) {
      StoppedPoint begin = row.getValue().getFirst();
      StoppedPoint end = begin;
      int count = 0;
      for (StoppedPoint point : row.getValue()) {
        if (!point.state().equals(begin.state())) {
          stretches.add(new Stretch(begin.point(), end.point(), count, begin.state()));
          begin = point;
          count = 0;
        }
        end = point;
        count++;
      }
      stretches.add(new Stretch(begin.point(), end.point(), count, begin.state()));
    }
    return stretches;
  }
}
