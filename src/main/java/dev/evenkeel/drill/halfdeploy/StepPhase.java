package dev.evenkeel.drill.halfdeploy;

import dev.evenkeel.drill.halfdeploy.Probes.OldCode.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a step asks of the order in which code and schema are deployed.
 *
 * @param step its id
 * @param refusal what no longer works, where something does not
 * @param from the state from which on it does not; empty where all works or nothing was asked
 */
public record StepPhase(
    String step, Phase phase, Optional<Refusal> refusal, Optional<String> from) {
  /** The verdicts; a step is judged by the queries that worked before it. */
  public enum Phase {
    /** The running version works at every state, before and after: it may run all the while. */
    EXPAND_ONLY,
    /** It works once started again, but what runs meanwhile must be gone. */
    NEEDS_DRAIN,
    /** It does not work on what the step leaves: no rollback of the image alone from here on. */
    CONTRACT,
    /** No query was given that worked before the step. */
    UNKNOWN;

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** What was asked of one state of a step. */
  public record Asked(String state, Probes.OldCode oldCode) {}

  /**
   * Judges a step.
   *
   * @param before what was asked where it begins
   * @param during what was asked of the states it can be stopped in, in order
   * @param after what was asked where it ends
   */
  public static StepPhase of(String step, Probes.OldCode before, List<Asked> during, Asked after) {
    // What only an old connection refused is well again once it is a new one.
    Set<String> broken =
        before.refused().stream()
            .filter(refusal -> refusal.where().equals(Refusal.FRESH))
            .map(Refusal::query)
            .collect(Collectors.toSet());
    if (after.oldCode().asked() == 0 || broken.size() >= before.asked()) {
      return new StepPhase(step, Phase.UNKNOWN, Optional.empty(), Optional.empty());
    }
    Optional<Refusal> restarted =
        first(after, broken).filter(refusal -> refusal.where().equals(Refusal.FRESH));
    for (Asked asked : during) {
      Optional<Refusal> refusal = first(asked, broken);
      if (refusal.isPresent()) {
        return new StepPhase(
            step,
            restarted.isPresent() ? Phase.CONTRACT : Phase.NEEDS_DRAIN,
            refusal,
            Optional.of(asked.state()));
      }
    }
    return first(after, broken)
        .map(
            refusal ->
                new StepPhase(
                    step,
                    restarted.isPresent() ? Phase.CONTRACT : Phase.NEEDS_DRAIN,
                    Optional.of(refusal),
                    Optional.of(after.state())))
        .orElseGet(
            () -> new StepPhase(step, Phase.EXPAND_ONLY, Optional.empty(), Optional.empty()));
  }

  private static Optional<Refusal> first(Asked asked, Set<String> broken) {
    return asked.oldCode().refused().stream()
        .filter(refusal -> !broken.contains(refusal.query()))
        .findFirst();
  }
}
