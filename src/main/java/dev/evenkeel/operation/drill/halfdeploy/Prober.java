package dev.evenkeel.operation.drill.halfdeploy;

import dev.evenkeel.drill.halfdeploy.Backward;
import dev.evenkeel.drill.halfdeploy.Fingerprint;
import dev.evenkeel.drill.halfdeploy.Forward;
import dev.evenkeel.drill.halfdeploy.Others;
import dev.evenkeel.drill.halfdeploy.Probes;
import dev.evenkeel.drill.halfdeploy.Tried;
import dev.evenkeel.sandbox.Migrator;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Sandbox;
import java.util.Optional;

/** Tries the ways out of one distinct state, each on a copy of it. */
final class Prober {
  private final Workbench bench;
  private final Sandbox sandbox;
  private final Migrator migrator;

  Prober(Workbench bench) {
    this.bench = bench;
    this.sandbox = bench.rig().sandbox();
    this.migrator = bench.rig().migrator();
  }

  /** Asks everything; the place is used up. */
  Probes probe(
      Step step, Place place, Fingerprint state, boolean saidDone, Probes.OldCode oldCode) {
    Tried<Backward> backward = backward(step, place, state);
    long start = System.nanoTime();
    Ran again = bench.runUncut(place, step.forth(migrator));
    Fingerprint reached = bench.read(place);
    Tried<Forward> forward = forward(again, reached, step, Workbench.millisSince(start));
    Optional<Boolean> settled = Optional.empty();
    if (forward.answer() == Forward.CONVERGES) {
      bench.runUncut(place, step.forth(migrator));
      settled = Optional.of(bench.read(place).same(step.after()));
    }
    return new Probes(
        forward, settled, backward, historyTrue(state, step), saidDone, oldCode, Optional.empty(), Others.NOT_ASKED);
  }

  private static Tried<Forward> forward(Ran again, Fingerprint reached, Step step, long millis) {
    Forward answer =
        again.hung()
            ? Forward.HANGS
            : !again.done()
                ? Forward.FAILS
                : reached.same(step.after()) ? Forward.CONVERGES : Forward.DIFFERS;
    return new Tried<>(
        answer,
        again.said(),
        answer == Forward.DIFFERS ? reached.against(step.after()) : java.util.List.of(),
        millis);
  }

  private Tried<Backward> backward(Step step, Place place, Fingerprint state) {
    if (state.same(step.before())) {
      return Tried.known(Backward.NOTHING_TO_UNDO);
    }
    if (step.migration().back().isEmpty()) {
      return Tried.known(Backward.NO_WAY_BACK);
    }
    Place copy = sandbox.copy(place);
    try {
      Ran ran = bench.runUncut(copy, target -> migrator.back(target, step.migration()));
      return backward(ran, bench.read(copy), step);
    } finally {
      sandbox.drop(copy);
    }
  }

  static Tried<Backward> backward(Ran ran, Fingerprint left, Step step) {
    Backward answer = back(ran, left, step.before());
    return new Tried<>(
        answer,
        ran.said(),
        answer == Backward.RESTORES ? java.util.List.of() : left.against(step.before()),
        ran.millis());
  }

  private static Backward back(Ran ran, Fingerprint left, Fingerprint before) {
    if (ran.hung()) {
      return Backward.HANGS;
    }
    if (!ran.done()) {
      return Backward.FAILS;
    }
    if (!left.sameHistory(before) || !left.sameSchemaButOrder(before)) {
      return Backward.DIFFERS;
    }
    if (!left.sameRows(before)) {
      return Backward.LOSES_ROWS;
    }
    return left.sameSchema(before) ? Backward.RESTORES : Backward.RESTORES_BUT_COLUMN_ORDER;
  }

  /** A history that says "applied" of what is not there, or nothing of what is, is not true. */
  static boolean historyTrue(Fingerprint state, Step step) {
    return (!state.sameHistory(step.after()) || contentOf(state, step.after()))
        && (!state.sameHistory(step.before()) || contentOf(state, step.before()));
  }

  static boolean contentOf(Fingerprint state, Fingerprint other) {
    return state.sameSchema(other) && state.sameRows(other);
  }
}
