package dev.evenkeel.drill.halfdeploy;

import dev.evenkeel.drill.Signature;
import dev.evenkeel.drill.StateVerdict;
import java.util.Optional;

/**
 * One distinct state in which the plan can be left.
 *
 * @param name short, for tables: {@code S3}
 * @param step the step during which it was found, empty for the baseline
 * @param about in a few words
 * @param points how many points leave it
 * @param signature who answers for what no way back brings again; empty where nobody does or need
 */
public record FoundState(
    String name,
    Fingerprint fingerprint,
    String step,
    String about,
    StateVerdict verdict,
    Probes probes,
    RunbookEntry runbook,
    int points,
    Optional<Signature> signature) {
  /** The same, signed for: a signature that has expired changes no verdict. */
  FoundState signed(Signature by) {
    return new FoundState(
        name,
        fingerprint,
        step,
        about,
        by.expired() ? verdict : StateVerdict.DECLARED_ONE_WAY,
        probes,
        runbook,
        points,
        Optional.of(by));
  }

  /** Whether it makes the drill fail. */
  public boolean fails() {
    return switch (verdict) {
      case SILENT_WRONG, DATA_LOSS, STUCK -> true;
      case FORWARD_ONLY, BACK_ONLY, SAFE, DECLARED_ONE_WAY, UNDECIDED -> false;
    };
  }
}
