package dev.evenkeel.app.http;

import dev.evenkeel.app.http.access.Access;
import dev.evenkeel.app.http.access.Workloads;
import dev.evenkeel.app.lookout.Watching;
import dev.evenkeel.trail.Cosignature;
import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.note.SignerKey;
import dev.evenkeel.trail.note.VerifierKey;
import dev.evenkeel.trail.state.Limits;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the routes speak to.
 *
 * @param reading the log for those who look; never the connection that appends
 * @param logKeys the public key of the log as it is now: a key may be changed while it serves
 * @param statementKeys what signs statements now
 * @param limits how long what a record says stays good, where it does not say so itself
 * @param watching how the comparisons stand that the service makes by itself, where it makes any
 * @param witnesses what the log's witnesses cosigned last
 */
public record Served(
    Appending appending,
    Storage reading,
    Supplier<VerifierKey> logKeys,
    Supplier<SignerKey> statementKeys,
    Access access,
    Workloads workloads,
    Health health,
    Metrics metrics,
    Journal journal,
    Limits limits,
    Supplier<Optional<Watching>> watching,
    Supplier<List<Cosignature>> witnesses,
    Clock clock) {
  public VerifierKey logKey() {
    return logKeys.get();
  }

  /**
   * What signs statements now. Nothing is signed about a log of which the last self-check found
   * that it does not hold: what somebody changed in it would go out under a good signature.
   */
  SignerKey statementKey() {
    health
        .lastCheck()
        .map(Health.Checked::found)
        .filter(found -> !found.holds())
        .ifPresent(
            found -> {
              throw new Refusal(
                  ProblemKind.LOG_REFUSED,
                  "the last self-check found "
                      + found.problems().size()
                      + " problems in the log, so nothing is signed about it",
                  "evenkeel trail verify names them; docs/operations.md, \"The self-check fails\"");
            });
    return statementKeys.get();
  }
}
