package dev.evenkeel.operation.drill.halfdeploy.probing;

import dev.evenkeel.drill.halfdeploy.Backward;
import dev.evenkeel.drill.halfdeploy.Fingerprint;
import dev.evenkeel.drill.halfdeploy.Forward;
import dev.evenkeel.drill.halfdeploy.LockLeft;
import dev.evenkeel.drill.halfdeploy.Others;
import dev.evenkeel.drill.halfdeploy.Probes;
import dev.evenkeel.drill.halfdeploy.Stale;
import dev.evenkeel.drill.halfdeploy.Tried;
import dev.evenkeel.operation.drill.halfdeploy.bench.Ran;
import dev.evenkeel.operation.drill.halfdeploy.bench.Workbench;
import dev.evenkeel.operation.drill.halfdeploy.leg.Step;
import dev.evenkeel.sandbox.Migrator;
import dev.evenkeel.sandbox.Place;
import dev.evenkeel.sandbox.Sandbox;
import dev.evenkeel.sandbox.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tries the ways out of one distinct state, each on a copy of it. */
public final class Prober {
  private final Workbench bench;
  private final Sandbox sandbox;
  private final Migrator migrator;

  private final Optional<StaleProbe> stale;

  /**
   * @param stale empty where no two runners ever meet
   */
  public Prober(Workbench bench, Optional<StaleProbe> stale) {
    this.bench = bench;
    this.stale = stale;
    this.sandbox = bench.rig().sandbox();
    this.migrator = bench.rig().migrator();
  }

  /** Asks everything; the place is used up. */
  public Probes probe(
      Step step, Place place, Fingerprint state, boolean saidDone, Probes.OldCode oldCode) {
    Late late = late(step, place, state);
    Tried<Backward> backward = late.backward();
    Wire wire = bench.unwatched(place);
    Again again = bench.costs().of("rerun", () -> again(step, place, wire));
    LockLeft lock = Locks.after(bench, state, wire.boundaries(), again.ran());
    Tried<Forward> forward = again.forward();
    Optional<Boolean> settled = Optional.empty();
    if (forward.answer() == Forward.CONVERGES) {
      bench.runUncut(place, step.forth(migrator));
      settled = Optional.of(bench.read(place).comesTo(step.after()));
    }
    return new Probes(
        forward,
        settled,
        backward,
        historyTrue(state, step),
        saidDone,
        oldCode,
        Optional.empty(),
        new Others(Optional.empty(), late.stale(), Optional.of(lock)));
  }

  private record Again(Ran ran, Tried<Forward> forward) {}

  private Again again(Step step, Place place, Wire wire) {
    long start = System.nanoTime();
    Ran ran = bench.run(place, wire, step.forth(migrator));
    bench.settle(ran, place);
    Fingerprint reached = bench.read(place);
    return new Again(ran, forward(ran, reached, step, Workbench.millisSince(start)));
  }

  private static Tried<Forward> forward(Ran again, Fingerprint reached, Step step, long millis) {
    Forward answer =
        again.hung()
            ? Forward.HANGS
            : !again.done()
                ? Forward.FAILS
                : reached.comesTo(step.after()) ? Forward.CONVERGES : Forward.DIFFERS;
    return new Tried<>(
        answer,
        again.said(),
        answer == Forward.DIFFERS ? reached.against(step.after()) : List.of(),
        millis);
  }

  /** Those who come late and find the state: an older runner, and somebody who takes it back. */
  private record Late(Optional<Stale> stale, Tried<Backward> backward) {}

  /** Both on one copy, for an older runner has to leave it as it is. */
  private Late late(Step step, Place place, Fingerprint state) {
    Optional<Tried<Backward>> known = known(step, state);
    if (known.isPresent() && stale.isEmpty()) {
      return new Late(Optional.empty(), known.get());
    }
    Place copy = sandbox.copy(place);
    try {
      Optional<Stale> older = stale.flatMap(probe -> probe.ask(step, copy, state));
      if (known.isPresent()) {
        return new Late(older, known.get());
      }
      boolean untouched =
          older.filter(seen -> seen.answer() != Stale.Answer.CHANGES_NOTHING).isEmpty();
      return new Late(older, untouched ? takenBack(step, copy) : onCopy(step, place));
    } finally {
      sandbox.drop(copy);
    }
  }

  private static Optional<Tried<Backward>> known(Step step, Fingerprint state) {
    if (state.same(step.before())) {
      return Optional.of(Tried.known(Backward.NOTHING_TO_UNDO));
    }
    return step.migration().back().isEmpty()
        ? Optional.of(Tried.known(Backward.NO_WAY_BACK))
        : Optional.empty();
  }

  private Tried<Backward> onCopy(Step step, Place place) {
    Place copy = sandbox.copy(place);
    try {
      return takenBack(step, copy);
    } finally {
      sandbox.drop(copy);
    }
  }

  private Tried<Backward> takenBack(Step step, Place copy) {
    return bench
        .costs()
        .of(
            "rollback",
            () -> {
              MadeAgain anew = MadeAgain.on(bench, step, copy);
              Ran ran = bench.runUncut(copy, target -> migrator.back(target, step.migration()));
              return backward(ran, bench.read(copy), step, anew);
            });
  }

  /**
   * What a way back came to.
   *
   * @param anew what it dropped and made again
   */
  public static Tried<Backward> backward(Ran ran, Fingerprint left, Step step, MadeAgain anew) {
    Backward answer = back(ran, left, step.before());
    List<String> differs =
        new ArrayList<>(answer == Backward.RESTORES ? List.of() : left.against(step.before()));
    if (answer.leadsBack()) {
      List<String> lost = anew.lines();
      differs.addAll(0, lost);
      answer = lost.isEmpty() ? answer : Backward.LOSES_ROWS;
    }
    return new Tried<>(answer, ran.said(), differs, ran.millis());
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
    if (!left.sameRowsOfTables(before)) {
      return Backward.LOSES_ROWS;
    }
    if (!left.sameRows(before)) {
      // Nothing is lost, for its query would give it again; but whoever reads it is told wrong.
      return Backward.DIFFERS;
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
