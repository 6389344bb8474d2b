package dev.evenkeel.drill.halfdeploy;

import dev.evenkeel.plan.Boundary;
import dev.evenkeel.plan.Cut;
import dev.evenkeel.plan.Fault;
import dev.evenkeel.plan.Phase;

/** A place where a step can be stopped, with what dies there. */
public record Point(String step, Direction direction, Boundary boundary, Phase phase, Fault fault) {
  /** E.g. {@code V2__email/forth/42/unacked/deployer-killed}. */
  public String id() {
    return String.join(
        "/",
        step,
        direction.word(),
        Integer.toString(boundary.index()),
        phase.word(),
        fault.word());
  }

  public Cut cut() {
    return new Cut(boundary.index(), phase, fault);
  }
}
