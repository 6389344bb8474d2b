package dev.evenkeel.operation.drill.halfdeploy.stopping;

import dev.evenkeel.drill.halfdeploy.Fingerprint;
import dev.evenkeel.drill.halfdeploy.Point;
import dev.evenkeel.operation.drill.halfdeploy.bench.Midway;
import dev.evenkeel.operation.drill.halfdeploy.bench.Ran;
import dev.evenkeel.operation.drill.halfdeploy.bench.Workbench;
import dev.evenkeel.operation.drill.halfdeploy.leg.Leg;
import dev.evenkeel.operation.drill.halfdeploy.tracing.Watermarks;
import dev.evenkeel.plan.Boundary;
import dev.evenkeel.plan.Cut;
import dev.evenkeel.plan.Fault;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Wire;
import java.util.Optional;

/** Hits one point for real: runs the tool from the leg's beginning and cuts it there. */
public final class Hitter {
  /**
   * How often a point is tried that was missed. On a busy machine a server may be slower than a
   * wait is long, and what a tool calls may depend on it: that is no reason to know nothing of the
   * point, for whatever try counts, its fault struck the call that was meant.
   */
  public static final int TRIES = 3;

  /** What came of a try: a hit, or why it does not count. */
  record Try(Optional<Hit> hit, String missed) {}

  private final Workbench bench;
  private final Aftermath aftermath;

  public Hitter(Workbench bench, Aftermath aftermath) {
    this.bench = bench;
    this.aftermath = aftermath;
  }

  Try hit(Leg leg, Point point) {
    return hit(leg, point, leg.places().take(), bench.rig().sandbox()::crash);
  }

  Try hit(Leg leg, Point point, Place place, Runnable crash) {
    Wire wire =
        bench.rig().wiring().cutting(bench.toolsOwn(place), point.cut(), new Midway(place, crash));
    Ran ran = bench.run(place, wire, leg.tool());
    wire.sever();
    bench.awaitNoSessions(place);
    String missed = missed(point, wire.struck().map(met -> Watermarks.anywhere(met, place)));
    Fingerprint left = bench.read(place);
    if (!missed.isEmpty()) {
      bench.rig().sandbox().drop(place);
      return new Try(Optional.empty(), missed);
    }
    aftermath.found(leg, point, place, left, ran.done() && !left.same(leg.ends()));
    return new Try(Optional.of(new Hit(point, left, ran.done())), "");
  }

  /** Stops a run once more at a point, on a place that somebody else is at work on, too. */
  public void stopAmongOthers(Leg leg, Point point, Place place) {
    // A crash would end the others as well; what a killed deployer leaves is the same.
    Fault fault = point.fault() == Fault.CRASH ? Fault.KILLED : point.fault();
    var cut = new Cut(point.boundary().index(), point.phase(), fault);
    Wire wire =
        bench.rig().wiring().cutting(bench.toolsOwn(place), cut, new Midway(place, () -> {}));
    bench.run(place, wire, leg.tool());
    wire.sever();
    bench.awaitSessions(place, 1);
  }

  /** A point counts only when the fault struck the very call that was meant. */
  private static String missed(Point point, Optional<Boundary> struck) {
    if (struck.isEmpty()) {
      return "the run ended before the cut";
    }
    Boundary meant = point.boundary();
    Boundary met = struck.get();
    return met.kind() == meant.kind() && met.sql().equals(meant.sql())
        ? ""
        : "another call stood there: " + met.label();
  }
}
