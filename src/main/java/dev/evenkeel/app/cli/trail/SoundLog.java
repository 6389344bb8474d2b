package dev.evenkeel.app.cli.trail;

import dev.evenkeel.operation.trail.VerifyTrail;
import dev.evenkeel.trail.StorageFailure;
import dev.evenkeel.trail.TrailRefused;
import dev.evenkeel.trail.note.SignedNote;
import dev.evenkeel.trail.note.VerifierKey;
import dev.evenkeel.trail.verify.Problem;
import dev.evenkeel.trail.verify.TrailVerifier;
import dev.evenkeel.trail.verify.Verification;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Asks a log whether it is what was written to it, before something is decided on it or signed
 * about it: a row that somebody changed would else be repeated under a good signature.
 */
public final class SoundLog {
  private SoundLog() {}

  /**
   * Refuses where it does not hold.
   *
   * @param what is not done then, as a message says it
   */
  public static void required(TrailDirectory directory, Instant now, String what) {
    List<Problem> problems = problems(directory, now);
    if (!problems.isEmpty()) {
      throw new TrailRefused(
          "the log in "
              + directory.place()
              + " does not hold ("
              + problems.getFirst().what().word()
              + ": "
              + problems.getFirst().message()
              + (problems.size() > 1 ? "; and " + (problems.size() - 1) + " more" : "")
              + "), so "
              + what
              + "; evenkeel trail verify names all of it");
    }
  }

  private static List<Problem> problems(TrailDirectory directory, Instant now) {
    if (!directory.dangerous().isEmpty()) {
      return List.of(
          new Problem(
              Problem.What.FILE,
              directory.dangerous().getFirst()
                  + " is not the log's, and SQLite would play it back into the log; remove it"));
    }
    try {
      List<VerifierKey> keys = directory.logKeys();
      Optional<SignedNote> mark = directory.mark(keys.getLast()).read();
      Verification found =
          VerifyTrail.run(
              directory::openToRead,
              new TrailVerifier.Terms(
                  keys,
                  Optional.of(directory.statementKey()),
                  mark,
                  List.of(),
                  Optional.empty(),
                  Optional.of(now)));
      return found.problems();
    } catch (StorageFailure e) {
      return List.of(new Problem(Problem.What.KEY, String.valueOf(e.getMessage())));
    }
  }
}
