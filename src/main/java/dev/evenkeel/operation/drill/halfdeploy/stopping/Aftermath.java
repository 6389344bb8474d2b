package dev.evenkeel.operation.drill.halfdeploy.stopping;

import dev.evenkeel.drill.halfdeploy.Fingerprint;
import dev.evenkeel.drill.halfdeploy.Point;
import dev.evenkeel.operation.drill.halfdeploy.leg.Leg;
import dev.evenkeel.sandbox.Place;

/** Takes over a place on which a tool was stopped. */
@FunctionalInterface
public interface Aftermath {
  /**
   * Probes what was left, or gives the place back.
   *
   * @param saidDone whether the tool reported success although its goal was not reached
   */
  void found(Leg leg, Point point, Place place, Fingerprint left, boolean saidDone);
}
