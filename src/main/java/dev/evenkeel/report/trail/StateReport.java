package dev.evenkeel.report.trail;

import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.state.EnvironmentState;
import dev.evenkeel.trail.state.EnvironmentState.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * How environments stand, ready to be shown.
 *
 * @param environments each with what it rests on
 * @param head the log's head as of the reading
 */
public record StateReport(List<EnvironmentState> environments, Optional<Checkpoint> head) {
  public StateReport {
    environments = List.copyOf(environments);
  }

  /** Over all: one that is wrong makes it failed; none at all is nothing known. */
  public Verdict verdict() {
    List<Verdict> verdicts = environments.stream().map(EnvironmentState::verdict).toList();
    if (verdicts.contains(Verdict.FAILED)) {
      return Verdict.FAILED;
    }
    return verdicts.isEmpty() || verdicts.contains(Verdict.INCONCLUSIVE)
        ? Verdict.INCONCLUSIVE
        : Verdict.PASSED;
  }

  public void text(Appendable out) throws IOException {
    new StateText(out).write(this);
  }

  public void json(Appendable out) throws IOException {
    new StateJson(out).write(this);
  }
}
