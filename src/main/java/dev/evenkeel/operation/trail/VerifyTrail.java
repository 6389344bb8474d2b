package dev.evenkeel.operation.trail;

import dev.evenkeel.trail.Storage;
import dev.evenkeel.trail.StorageFailure;
import dev.evenkeel.trail.verify.Problem;
import dev.evenkeel.trail.verify.TrailVerifier;
import dev.evenkeel.trail.verify.Verification;
import java.util.function.Supplier;

/** Says whether a log is what was written to it. */
public final class VerifyTrail {
  private VerifyTrail() {}

  /** A database that cannot be read to its end is a problem with a name, not a crash. */
  public static Verification run(Supplier<Storage> opening, TrailVerifier.Terms terms) {
    try (Storage storage = opening.get()) {
      return storage.audit(rows -> TrailVerifier.verify(rows, terms));
    } catch (StorageFailure e) {
      return Verification.unreadable(
          new Problem(Problem.What.DATABASE, String.valueOf(e.getMessage())));
    }
  }
}
