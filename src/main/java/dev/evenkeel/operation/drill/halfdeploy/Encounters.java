package dev.evenkeel.operation.drill.halfdeploy;

import dev.evenkeel.drill.halfdeploy.Direction;
import dev.evenkeel.drill.halfdeploy.Fingerprint;
import dev.evenkeel.drill.halfdeploy.Point;
import dev.evenkeel.drill.halfdeploy.Probes;
import dev.evenkeel.drill.halfdeploy.RunbookEntry;
import dev.evenkeel.operation.drill.halfdeploy.States.Known;
import dev.evenkeel.operation.drill.halfdeploy.bench.Workbench;
import dev.evenkeel.operation.drill.halfdeploy.leg.Leg;
import dev.evenkeel.operation.drill.halfdeploy.leg.Step;
import dev.evenkeel.operation.drill.halfdeploy.probing.OldCode;
import dev.evenkeel.operation.drill.halfdeploy.probing.Prober;
import dev.evenkeel.operation.drill.halfdeploy.stopping.Hitter;
import dev.evenkeel.operation.drill.halfdeploy.wayout.Runbooks;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Sandbox;
import java.util.Optional;

/** Whatever a hit leaves: probed where nobody has met it before. */
final class Encounters {
  private final Sandbox sandbox;
  private final States states;
  private final Prober prober;
  private final OldCode oldCode;
  private final Runbooks runbooks;
  private final Hitter hitter;

  Encounters(Workbench bench, States states, Prober prober, OldCode oldCode, Runbooks runbooks) {
    this.sandbox = bench.rig().sandbox();
    this.states = states;
    this.prober = prober;
    this.oldCode = oldCode;
    this.runbooks = runbooks;
    this.hitter = new Hitter(bench, this::found);
  }

  /** The one whose finds come here. */
  Hitter hitter() {
    return hitter;
  }

  /** Probes a state that was not met before; gives a place back where it may be used again. */
  private void found(Leg leg, Point point, Place place, Fingerprint left, boolean saidDone) {
    if (left.same(leg.begins())) {
      leg.places().unchanged(place);
      return;
    }
    if (states.claim(left)) {
      Step step = leg.step();
      // Whatever is tried by hand begins here, and a re-run may spoil it.
      Place still = sandbox.copy(place);
      Probes probes =
          prober.probe(
              step,
              place,
              left,
              saidDone,
              oldCode.ask(
                  leg.direction() == Direction.FORTH ? step.base() : step.goal(),
                  copy -> hitter.stopAmongOthers(leg, point, copy)));
      RunbookEntry entry = runbooks.entry(leg, point, left, probes, still);
      sandbox.drop(still);
      states.put(
          new Known(
              left,
              step.id(),
              Optional.of(leg.direction()),
              (leg.direction() == Direction.FORTH ? "inside " : "inside the way back of ")
                  + step.id(),
              probes,
              entry));
    }
    sandbox.drop(place);
  }
}
