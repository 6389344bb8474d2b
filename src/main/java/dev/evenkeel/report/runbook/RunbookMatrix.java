package dev.evenkeel.report.runbook;

import dev.evenkeel.drill.StateVerdict;
import dev.evenkeel.drill.runbook.DrilledState;
import dev.evenkeel.drill.runbook.Runbook;
import dev.evenkeel.report.Numbers;
import dev.evenkeel.report.RenderOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** States against probes at a glance, and the page of the worst one. */
public final class RunbookMatrix {
  private static final List<String> HEADERS =
      List.of(
          "state",
          "verdict",
          "points",
          "run again",
          "take back",
          "old code",
          "history true",
          "way out");

  private RunbookMatrix() {}

  public static void write(Runbook runbook, Appendable out, RenderOptions options)
      throws IOException {
    var text = new PageText(out, options);
    List<DrilledState> states = runbook.worstFirst();
    StateVerdict worst = states.isEmpty() ? StateVerdict.UNDECIDED : states.getFirst().verdict();
    text.title(
            PageText.tone(worst),
            "DRILL " + runbook.verdict().toUpperCase(Locale.ROOT),
            sentence(runbook))
        .end();
    var rows = new ArrayList<List<String>>();
    for (DrilledState state : runbook.states()) {
      rows.add(
          List.of(
              state.title(),
              state.verdict().name(),
              Numbers.number(state.points()),
              state.answer("rerun"),
              state.answer("rollback"),
              state.answer("oldCode"),
              state.answer("historyTrue"),
              state.entry().way()));
    }
    text.table(HEADERS, rows).end();
    if (!states.isEmpty()) {
      text.state(states.getFirst());
    }
  }

  private static String sentence(Runbook runbook) {
    long points = runbook.states().stream().mapToLong(DrilledState::points).sum();
    return String.format(
        Locale.ROOT,
        "stopped at %,d points, %s on %s %s is left in %d distinct states",
        points,
        runbook.tool(),
        runbook.engine(),
        runbook.engineVersion(),
        runbook.states().size());
  }
}
