package dev.evenkeel.operation.drill.halfdeploy;

import dev.evenkeel.drill.halfdeploy.Backward;
import dev.evenkeel.drill.halfdeploy.Fingerprint;
import dev.evenkeel.drill.halfdeploy.Forward;
import dev.evenkeel.drill.halfdeploy.NewWrites;
import dev.evenkeel.drill.halfdeploy.Others;
import dev.evenkeel.drill.halfdeploy.Probes;
import dev.evenkeel.drill.halfdeploy.RunbookEntry;
import dev.evenkeel.drill.halfdeploy.Stale;
import dev.evenkeel.drill.halfdeploy.Tried;
import dev.evenkeel.operation.drill.halfdeploy.States.Known;
import dev.evenkeel.operation.drill.halfdeploy.bench.Workbench;
import dev.evenkeel.operation.drill.halfdeploy.leg.Step;
import dev.evenkeel.operation.drill.halfdeploy.probing.Locks;
import dev.evenkeel.operation.drill.halfdeploy.probing.NewCodeProbe;
import dev.evenkeel.operation.drill.halfdeploy.probing.OldCode;
import dev.evenkeel.operation.drill.halfdeploy.probing.StaleProbe;
import dev.evenkeel.operation.drill.halfdeploy.stopping.LegDrill;
import dev.evenkeel.operation.drill.halfdeploy.terms.Terms;
import dev.evenkeel.operation.drill.halfdeploy.tracing.Watermarks.Traced;
import dev.evenkeel.operation.drill.halfdeploy.wayout.Runbooks;
import dev.evenkeel.sandbox.Place;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** The states that an uninterrupted deploy passes through, and what is asked of each. */
final class Waypoints {
  private final Workbench bench;
  private final Terms terms;
  private final OldCode oldCode;
  private final Optional<StaleProbe> stale;

  Waypoints(Workbench bench, Terms terms, OldCode oldCode, Optional<StaleProbe> stale) {
    this.bench = bench;
    this.terms = terms;
    this.oldCode = oldCode;
    this.stale = stale;
  }

  /** Where a step begins that nobody has stopped yet. */
  Known begin(Place here, Fingerprint state, String step, String about) {
    return onPath(
        state,
        step,
        about,
        Tried.known(Backward.NOTHING_TO_UNDO),
        oldCode.ask(here, copy -> {}),
        Optional.empty(),
        Others.NOT_ASKED);
  }

  /** Asks everything of where the step ends, before a crash may strike the server. */
  Known end(Step step, Traced traced, Tried<Backward> backward, ExecutorService workers) {
    Future<Optional<Stale>> older = workers.submit(() -> stale.flatMap(any -> late(any, step)));
    Future<Probes.OldCode> works =
        workers.submit(
            () ->
                oldCode.ask(
                    step.base(),
                    copy -> {
                      bench.run(copy, bench.unwatched(copy), step.forth(bench.rig().migrator()));
                      bench.awaitSessions(copy, 1);
                    }));
    Optional<Future<NewWrites>> written =
        terms
            .asking()
            .newCode()
            .map(code -> new NewCodeProbe(bench, code, terms.asking().session()))
            .map(probe -> workers.submit(() -> probe.ask(step, oldCode, backward)));
    return onPath(
        step.after(),
        step.id(),
        "after " + step.id(),
        backward,
        LegDrill.resultOf(works),
        written.map(LegDrill::resultOf),
        new Others(
            Optional.empty(),
            LegDrill.resultOf(older),
            Optional.of(Locks.after(bench, step.after(), traced.boundaries(), traced.ran()))));
  }

  private Optional<Stale> late(StaleProbe probe, Step step) {
    Place copy = bench.rig().sandbox().copy(step.goal());
    try {
      return probe.ask(step, copy, step.after());
    } finally {
      bench.rig().sandbox().drop(copy);
    }
  }

  /** What a state on the way is worth: the next step's uninterrupted run began there. */
  private Known onPath(
      Fingerprint state,
      String step,
      String about,
      Tried<Backward> backward,
      Probes.OldCode works,
      Optional<NewWrites> written,
      Others others) {
    var probes =
        new Probes(
            Tried.known(Forward.CONVERGES),
            Optional.empty(),
            backward,
            true,
            false,
            works,
            written,
            others);
    return new Known(
        state,
        step,
        Optional.empty(),
        about,
        probes,
        new RunbookEntry(
            List.of("everything is as " + about),
            Runbooks.meanwhile(probes),
            "rerun",
            bench.rig().migrator().forthCommand(),
            "as after an uninterrupted deploy",
            terms.owner(),
            0));
  }
}
