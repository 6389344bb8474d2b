package dev.evenkeel.report.drill;

import dev.evenkeel.drill.Signature;
import dev.evenkeel.drill.halfdeploy.FoundState;
import dev.evenkeel.drill.halfdeploy.ImageOnly;
import dev.evenkeel.drill.halfdeploy.LockLeft.Answer;
import dev.evenkeel.drill.halfdeploy.NewWrites;
import dev.evenkeel.drill.halfdeploy.Others;
import dev.evenkeel.drill.halfdeploy.Probes;
import dev.evenkeel.drill.halfdeploy.RunbookEntry;
import dev.evenkeel.drill.halfdeploy.Stale;
import dev.evenkeel.drill.halfdeploy.Twin;
import dev.evenkeel.report.drill.DrillPage.Entry;
import dev.evenkeel.report.drill.DrillPage.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A state as a person reads it: what was asked, what came of it, and its page of the runbook. */
final class StateEntries {
  private static final int MOST_DIFFERING = 5;

  private StateEntries() {}

  static Entry of(FoundState state) {
    return new Entry(
        weight(state),
        "half-deploy-" + state.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        state.name() + " " + state.about(),
        message(state),
        lines(state),
        "",
        oneAfterTheOther(state.runbook().commands()),
        state.signature().map(Signature::said));
  }

  /** Statements end with a semicolon of their own. */
  private static String oneAfterTheOther(List<String> commands) {
    return commands.stream()
        .map(
            command -> command.endsWith(";") ? command.substring(0, command.length() - 1) : command)
        .collect(Collectors.joining("; "));
  }

  private static Weight weight(FoundState state) {
    return switch (state.verdict()) {
      case SILENT_WRONG, DATA_LOSS, STUCK -> Weight.FAILED;
      case FORWARD_ONLY, BACK_ONLY -> Weight.WARN;
      // Both ways lead out, and meanwhile those who use it are not served.
      case SAFE -> state.probes().oldCode().refused().isEmpty() ? Weight.HELD : Weight.WARN;
      case DECLARED_ONE_WAY -> Weight.DECLARED;
      case UNDECIDED -> Weight.UNDECIDED;
    };
  }

  private static String message(FoundState state) {
    Probes probes = state.probes();
    return "run again: "
        + answer(probes.forward().answer().word(), probes.forward().said())
        + "; taken back: "
        + answer(probes.backward().answer().word(), probes.backward().said());
  }

  private static String answer(String word, String said) {
    return said.isEmpty() ? word : word + " (" + said + ")";
  }

  private static List<String> lines(FoundState state) {
    var lines = new ArrayList<String>();
    Probes probes = state.probes();
    differing(lines, "run again", probes.forward().differs());
    differing(lines, "taken back", probes.backward().differs());
    if (probes.saidDone()) {
      lines.add("the stopped tool itself said success");
    }
    if (probes.settled().filter(settled -> !settled).isPresent()) {
      lines.add("a second run after that changed something again");
    }
    state
        .probes()
        .imageOnly()
        .refusal()
        .ifPresent(
            refusal ->
                lines.add(
                    "the image alone cannot be rolled back: "
                        + refusal.query()
                        + ": "
                        + refusal.said()));
    probes.newWrites().ifPresent(writes -> newWrites(lines, writes));
    others(lines, probes.others());
    RunbookEntry runbook = state.runbook();
    lines.add("recognise it: " + String.join("; ", runbook.recognise()));
    lines.add("meanwhile: " + runbook.meanwhile());
    lines.add(
        "way out: "
            + runbook.way()
            + ", leads to: "
            + runbook.leadsTo()
            + (runbook.millis() > 0 ? "; took " + runbook.millis() + " ms in the sandbox" : ""));
    lines.add("who: " + runbook.owner());
    return lines;
  }

  private static void others(List<String> lines, Others others) {
    others.twin().ifPresent(twin -> twin(lines, twin));
    others
        .stale()
        .filter(stale -> stale.answer() != Stale.Answer.CHANGES_NOTHING)
        .ifPresent(
            stale -> {
              lines.add(
                  "a runner with the older plan: " + answer(stale.answer().word(), stale.said()));
              differing(lines, "after an older runner", stale.differs());
            });
    others
        .lock()
        .filter(lock -> lock.answer() != Answer.RELEASED && lock.answer() != Answer.NONE)
        .ifPresent(
            lock ->
                lines.add("the dead runner's lock: " + answer(lock.answer().word(), lock.said())));
  }

  /** A second runner that waits or leaves is no news. */
  private static void twin(List<String> lines, Twin twin) {
    String how = "a second runner, started while the first stood at " + twin.at();
    switch (twin.answer()) {
      case WAITS, LEAVES -> {}
      case WRONG, STUCK, HANGS, COLLIDES, UNSEEN ->
          lines.add(
              how
                  + ": "
                  + twin.answer().word()
                  + (twin.said().isEmpty() ? "" : " (" + twin.said() + ")"));
    }
    differing(lines, "after both runners", twin.differs());
  }

  private static void newWrites(List<String> lines, NewWrites writes) {
    String how = writes.stated() ? "" : " (rows made to fit)";
    if (!writes.back().said().isEmpty()) {
      lines.add("taken back once the new version has written" + how + ": " + writes.back().said());
    }
    differing(lines, "taken back once the new version has written" + how, writes.back().differs());
    writes
        .oldReads()
        .refused()
        .forEach(
            refusal ->
                lines.add(
                    "the running version cannot read what the new one wrote: "
                        + refusal.query()
                        + ": "
                        + refusal.said()));
  }

  static String newWrites(Probes probes) {
    return probes.newWrites().map(writes -> writes.back().answer().word()).orElse("not asked");
  }

  static String oldReadsNew(Probes probes) {
    return probes.newWrites().map(writes -> oldCode(writes.oldReads())).orElse("not asked");
  }

  private static void differing(List<String> lines, String what, List<String> differs) {
    differs.stream().limit(MOST_DIFFERING).forEach(d -> lines.add(what + ": " + d));
    if (differs.size() > MOST_DIFFERING) {
      lines.add(what + ": " + (differs.size() - MOST_DIFFERING) + " more");
    }
  }

  static String oldCode(Probes.OldCode oldCode) {
    return switch (oldCode) {
      case Probes.OldCode.NotAsked none -> "not asked";
      case Probes.OldCode.Works works -> "works";
      case Probes.OldCode.Breaks breaks -> "BREAKS " + breaks.first().where();
    };
  }

  static String imageOnly(ImageOnly imageOnly) {
    return switch (imageOnly.answer()) {
      case NOT_ASKED -> "not asked";
      case WORKS -> "works";
      case BREAKS -> "BREAKS";
    };
  }
}
