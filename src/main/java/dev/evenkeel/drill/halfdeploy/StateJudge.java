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
        || twin(probes, Twin.Answer.WRONG)
        || probes.others().stale().filter(s -> s.answer() == Stale.Answer.CHANGES).isPresent()
        || probes.newWrites().filter(w -> w.back().answer() == NewWrites.Answer.DIFFERS).isPresent()
        || probes.settled().filter(settled -> !settled).isPresent()) {
      return StateVerdict.SILENT_WRONG;
    }
    if (backward == Backward.LOSES_ROWS
        || probes.newWrites().filter(NewWrites::losesData).isPresent()) {
      return StateVerdict.DATA_LOSS;
    }
    if (twin(probes, Twin.Answer.STUCK) || twin(probes, Twin.Answer.HANGS)) {
      return StateVerdict.STUCK;
    }
    boolean converges = forward == Forward.CONVERGES;
    boolean leadsBack =
        backward.leadsBack() && probes.newWrites().filter(w -> !w.leadsBack()).isEmpty();
    if (converges) {
      return leadsBack ? StateVerdict.SAFE : StateVerdict.FORWARD_ONLY;
    }
    return leadsBack ? StateVerdict.BACK_ONLY : StateVerdict.STUCK;
  }

  private static boolean twin(Probes probes, Twin.Answer answer) {
    return probes.others().twin().filter(twin -> twin.answer() == answer).isPresent();
  }
}
