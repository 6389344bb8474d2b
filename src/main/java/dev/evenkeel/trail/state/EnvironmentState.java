package dev.evenkeel.trail.state;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How an environment stands. Follows from its records alone and is stored nowhere.
 *
 * @param project whose environment, where stated
 * @param environment its name
 * @param asOf the moment the ages are counted to
 * @param records how many records there are of it
 * @param runs what runs there
 * @param open deploys and rollbacks that have not come to a good end, the newest first
 * @param came how many changes came there
 * @param changes the newest of them, or all, the newest first
 * @param compared the newest comparison
 * @param exempted what is let pass, by item
 * @param drilled the newest drills of the changes that run or are on their way
 * @param concerns what is wrong first, then what is not proven
 * @param watched the comparison that the service makes by itself, as the process that is asked
 *     knows it; the one thing here that no record says
 */
public record EnvironmentState(
    Optional<String> project,
    String environment,
    Instant asOf,
    long records,
    Optional<Passage> runs,
    List<Passage> open,
    long came,
    List<Passage> changes,
    Optional<Compared> compared,
    List<Exempted> exempted,
    List<Drilled> drilled,
    List<Concern> concerns,
    Optional<Watched> watched) {
  /** What may be said of an environment. */
  public enum Verdict {
    PASSED,
    FAILED,
    INCONCLUSIVE
  }

  public EnvironmentState {
    open = List.copyOf(open);
    changes = List.copyOf(changes);
    exempted = List.copyOf(exempted);
    drilled = List.copyOf(drilled);
    concerns = List.copyOf(concerns);
  }

  /** The same, and what is known of the comparison with another environment. */
  public EnvironmentState beside(Watched other) {
    return new EnvironmentState(
        project,
        environment,
        asOf,
        records,
        runs,
        open,
        came,
        changes,
        compared,
        exempted,
        drilled,
        concerns,
        Optional.of(other));
  }

  /** As a gate decides: what is known to be wrong comes before what is not known. */
  public Verdict verdict() {
    if (concerns.isEmpty()) {
      return Verdict.PASSED;
    }
    return wrong().isEmpty() ? Verdict.INCONCLUSIVE : Verdict.FAILED;
  }

  public List<Concern> wrong() {
    return concerns.stream().filter(concern -> concern.kind().wrong()).toList();
  }

  public List<Concern> unproven() {
    return concerns.stream().filter(concern -> !concern.kind().wrong()).toList();
  }
}
