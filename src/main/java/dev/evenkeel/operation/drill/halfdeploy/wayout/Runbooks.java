package dev.evenkeel.operation.drill.halfdeploy.wayout;

import dev.evenkeel.drill.halfdeploy.Fingerprint;
import dev.evenkeel.drill.halfdeploy.Forward;
import dev.evenkeel.drill.halfdeploy.Point;
import dev.evenkeel.drill.halfdeploy.Probes;
import dev.evenkeel.drill.halfdeploy.RunbookEntry;
import dev.evenkeel.operation.drill.halfdeploy.bench.Workbench;
import dev.evenkeel.operation.drill.halfdeploy.leg.Leg;
import dev.evenkeel.operation.drill.halfdeploy.leg.Step;
import dev.evenkeel.sandbox.Migrator;
import dev.evenkeel.sandbox.Place;
import java.util.ArrayList;
import java.util.List;

/** Finds for each state a way out that was really walked, and writes it down. */
public final class Runbooks {
  private static final int LINES = 6;
  private final Workbench bench;
  private final Migrator migrator;
  private final String owner;
  private final ByHand byHand;

  public Runbooks(Workbench bench, String owner) {
    this.bench = bench;
    this.migrator = bench.rig().migrator();
    this.owner = owner;
    this.byHand = new ByHand(bench);
  }

  /**
   * Walks a way out, the easiest first.
   *
   * @param still the state itself, which no probe has changed
   */
  public RunbookEntry entry(Leg leg, Point point, Fingerprint state, Probes probes, Place still) {
    Step step = leg.step();
    List<String> recognise = recognise(step, state, probes);
    String meanwhile = meanwhile(probes);
    if (probes.forward().answer() == Forward.CONVERGES) {
      return new RunbookEntry(
          recognise,
          meanwhile,
          "rerun",
          migrator.forthCommand(),
          "as after an uninterrupted " + step.id(),
          owner,
          probes.forward().millis());
    }
    if (probes.backward().answer().leadsBack() && step.migration().back().isPresent()) {
      return new RunbookEntry(
          recognise,
          meanwhile,
          "rollback",
          migrator.backCommand(step.migration()),
          "as before " + step.id(),
          owner,
          probes.backward().millis());
    }
    return byHand
        .walk(leg, point, still, state)
        .map(
            walked ->
                new RunbookEntry(
                    recognise,
                    meanwhile,
                    "by-hand",
                    walked.commands(),
                    walked.leadsTo(),
                    owner,
                    walked.millis()))
        .orElseGet(() -> restore(step, recognise, meanwhile));
  }

  private RunbookEntry restore(Step step, List<String> recognise, String meanwhile) {
    long start = System.nanoTime();
    Place restored = bench.rig().sandbox().copy(step.base());
    long millis = Workbench.millisSince(start);
    bench.rig().sandbox().drop(restored);
    var commands = new ArrayList<String>();
    commands.add("restore the backup that was taken before " + step.id());
    return new RunbookEntry(
        recognise, meanwhile, "restore", commands, "as before " + step.id(), owner, millis);
  }

  private static List<String> recognise(Step step, Fingerprint state, Probes probes) {
    var lines = new ArrayList<String>();
    lines.add("the history " + history(step, state));
    List<String> seen = state.against(step.before());
    seen.stream().filter(line -> !line.startsWith("history ")).limit(LINES).forEach(lines::add);
    if (seen.size() > LINES) {
      lines.add("and " + (seen.size() - LINES) + " more");
    }
    if (!probes.historyTrue()) {
      lines.add("so the history does not say what is there");
    }
    return lines;
  }

  private static String history(Step step, Fingerprint state) {
    if (state.sameHistory(step.after())) {
      return "says that " + step.id() + " was applied";
    }
    return state.sameHistory(step.before())
        ? "does not know " + step.id()
        : "says of " + step.id() + " neither that it was applied nor that it was not";
  }

  public static String meanwhile(Probes probes) {
    return switch (probes.oldCode()) {
      case Probes.OldCode.NotAsked none ->
          none.leftOut() == 0
              ? "not asked: no queries of the running version were given"
              : "not known: none of the running version's "
                  + none.leftOut()
                  + " queries works before the deploy";
      case Probes.OldCode.Works works ->
          "the running version's " + works.queries() + " queries work, on old and new connections";
      case Probes.OldCode.Breaks breaks ->
          "the running version does not work: "
              + breaks.first().query()
              + " on a "
              + breaks.first().where()
              + " connection: "
              + breaks.first().said()
              + (breaks.first().where().equals(Probes.OldCode.Refusal.WARMED)
                  ? "; started again it works"
                  : "");
    };
  }
}
