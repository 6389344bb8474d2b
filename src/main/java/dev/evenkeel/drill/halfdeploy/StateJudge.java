package dev.evenkeel.drill.halfdeploy;

import dev.evenkeel.drill.StateVerdict;

/** What the answers about one state come to; the worst holds. */
public final class StateJudge {
  private StateJudge() {}

  public static StateVerdict of(Probes probes) {
    Forward forward = probes.forward().answer();
    Backward backward = probes.backward().answer();
    if (forward == Forward.DIFFERS
        || backward == Backward.DIFFERS
        || probes.saidDone()
        || probes.settled().filter(settled -> !settled).isPresent()) {
      return StateVerdict.SILENT_WRONG;
    }
    if (backward == Backward.LOSES_ROWS) {
      return StateVerdict.DATA_LOSS;
    }
    boolean converges = forward == Forward.CONVERGES;
    if (converges && backward.leadsBack()) {
      return StateVerdict.SAFE;
    }
    if (converges) {
      return StateVerdict.FORWARD_ONLY;
    }
    return backward.leadsBack() ? StateVerdict.BACK_ONLY : StateVerdict.STUCK;
  }
}
