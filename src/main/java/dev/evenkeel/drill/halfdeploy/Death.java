package dev.evenkeel.drill.halfdeploy;

import dev.evenkeel.drill.StateVerdict;
import dev.evenkeel.plan.Fault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a deployer that dies in one way can leave.
 *
 * @param faults those that were drilled
 * @param notDrilled those that can happen then and were not
 * @param points at which it can stop
 * @param worst of the states that it leaves; UNDECIDED where some point is not known and nothing
 *     worse was seen, empty where there is no point
 */
public record Death(
    DeathProfile profile,
    List<Fault> faults,
    List<Fault> notDrilled,
    int points,
    Optional<StateVerdict> worst) {
  public Death {
    faults = List.copyOf(faults);
    notDrilled = List.copyOf(notDrilled);
  }

  /** One for each profile, some of whose faults were drilled. */
  public static List<Death> of(List<StoppedPoint> points, List<FoundState> states) {
    Map<String, StateVerdict> verdicts =
        states.stream()
            .collect(
                Collectors.toMap(
                    state -> state.fingerprint().digest(),
                    FoundState::verdict,
                    (one, other) -> one));
    List<Fault> drilled = points.stream().map(point -> point.point().fault()).distinct().toList();
    var deaths = new ArrayList<Death>();
    for (DeathProfile profile : DeathProfile.values()) {
      List<Fault> faults = profile.faults().stream().filter(drilled::contains).toList();
      if (!faults.isEmpty()) {
        List<StoppedPoint> at =
            points.stream().filter(point -> faults.contains(point.point().fault())).toList();
        deaths.add(
            new Death(
                profile,
                faults,
                profile.faults().stream().filter(fault -> !faults.contains(fault)).toList(),
                at.size(),
                worst(at, verdicts)));
      }
    }
    return deaths;
  }

  private static Optional<StateVerdict> worst(
      List<StoppedPoint> points, Map<String, StateVerdict> verdicts) {
    List<StateVerdict> seen =
        points.stream()
            .map(point -> point.state().map(verdicts::get).orElse(StateVerdict.UNDECIDED))
            .distinct()
            .toList();
    Optional<StateVerdict> worst = seen.stream().min(Comparator.naturalOrder());
    boolean failing = worst.filter(v -> v.compareTo(StateVerdict.STUCK) <= 0).isPresent();
    return !failing && seen.contains(StateVerdict.UNDECIDED)
        ? Optional.of(StateVerdict.UNDECIDED)
        : worst;
  }
}
