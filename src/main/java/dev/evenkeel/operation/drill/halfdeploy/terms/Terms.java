package dev.evenkeel.operation.drill.halfdeploy.terms;

import dev.evenkeel.drill.OneWays;
import dev.evenkeel.plan.Fault;
import java.util.List;
import java.util.Optional;

/**
 * How a half-deploy drill goes about it.
 *
 * @param everyPoint whether every point is hit for real, and none inferred
 * @param faults what dies at a point
 * @param only the one point that is hit, by its id; all where empty
 * @param folder of the migrations, as a person names it in a command
 * @param owner who answers for the deploy
 * @param asking what is known of the versions that meet at a deploy
 * @param oneWays points of no return that somebody signed for
 */
public record Terms(
    boolean everyPoint,
    List<Fault> faults,
    Optional<String> only,
    String folder,
    String owner,
    Asking asking,
    OneWays oneWays) {
  public Terms {
    faults = List.copyOf(faults);
  }

  /** By the default rules, with everything that can die. */
  public static Terms usual(String folder) {
    return new Terms(
        false,
        List.of(Fault.values()),
        Optional.empty(),
        folder,
        "whoever runs the deploy",
        Asking.NOTHING,
        OneWays.NONE);
  }

  public Terms hittingEveryPoint() {
    return new Terms(true, faults, only, folder, owner, asking, oneWays);
  }

  public Terms hittingOnly(String point) {
    return new Terms(everyPoint, faults, Optional.of(point), folder, owner, asking, oneWays);
  }

  public Terms with(List<Fault> dying) {
    return new Terms(everyPoint, dying, only, folder, owner, asking, oneWays);
  }

  /** With queries of the running version, each asked of every state. */
  public Terms asking(List<String> queries) {
    return asking(asking.queries(queries));
  }

  public Terms asking(Asking what) {
    return new Terms(everyPoint, faults, only, folder, owner, what, oneWays);
  }

  /** With what somebody signed for. */
  public Terms signed(OneWays declared) {
    return new Terms(everyPoint, faults, only, folder, owner, asking, declared);
  }
}
