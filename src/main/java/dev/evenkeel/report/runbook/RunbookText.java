package dev.evenkeel.report.runbook;

import dev.evenkeel.drill.runbook.DrilledState;
import dev.evenkeel.drill.runbook.Runbook;
import dev.evenkeel.report.RenderOptions;
import dev.evenkeel.report.Terminal.Tone;
import java.io.IOException;

/** For a terminal. */
final class RunbookText {
  private RunbookText() {}

  static void write(Runbook runbook, Appendable out, RenderOptions options) throws IOException {
    var text = new PageText(out, options);
    text.title(Tone.STRONG, "RUNBOOK", sentence(runbook)).end();
    text.lines(PageLine.head(runbook)).end();
    for (DrilledState state : runbook.worstFirst()) {
      text.state(state);
    }
  }

  static String sentence(Runbook runbook) {
    int states = runbook.states().size();
    return states == 0
        ? "no state was found: nothing was drilled"
        : states
            + (states == 1 ? " state" : " states")
            + " in which a stopped deploy can be found, worst first";
  }
}
