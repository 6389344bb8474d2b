package dev.evenkeel.drill.halfdeploy;

import java.util.Optional;

/**
 * Other runners that meet a state; empty where nobody asked.
 *
 * @param twin a second one with the same plan
 * @param stale one with the plan from before the step
 * @param lock what the dead one left of its lock
 */
public record Others(Optional<Twin> twin, Optional<Stale> stale, Optional<LockLeft> lock) {
  /** Nobody asked. */
  public static final Others NOT_ASKED =
      new Others(Optional.empty(), Optional.empty(), Optional.empty());

  /** The same, with one more twin: the worst counts. */
  public Others with(Twin other) {
    return new Others(
        Optional.of(twin.map(known -> known.worse(other)).orElse(other)), stale, lock);
  }
}
