package dev.evenkeel.operation.drill;

import dev.evenkeel.plan.Migration;
import dev.evenkeel.sandbox.MigrationOutcome;
import java.util.Optional;
import java.util.Set;

/**
 * An outcome that is no success, in words.
 *
 * @param at {@code file:line}, or the tool's name
 */
record Said(String at, String message) {
  /** Cancelled, and waited too long for a lock: PostgreSQL's words, then MariaDB's. */
  private static final Set<String> TIMEOUTS = Set.of("57014", "55P03", "70100");

  static Optional<Said> of(MigrationOutcome outcome) {
    return switch (outcome) {
      case MigrationOutcome.Done done -> Optional.empty();
      case MigrationOutcome.Failed failed ->
          Optional.of(new Said(failed.at(), failed.message() + (timedOut(failed) ? SLOW : "")));
      case MigrationOutcome.Hung hung ->
          Optional.of(new Said(hung.at(), "did not end within " + hung.waitedFor() + SLOW));
    };
  }

  /** As {@link #of}, and a tool that ended well without having applied the migration. */
  static Optional<Said> of(MigrationOutcome outcome, Migration wanted) {
    if (outcome instanceof MigrationOutcome.Done done && !done.applied().contains(wanted.id())) {
      return Optional.of(
          new Said(
              wanted.forth().file(),
              "the tool passed it over: another migration has its version, or its history says"
                  + " that it is applied"));
    }
    return of(outcome);
  }

  private static final String SLOW = "; it loops, or waits for something that never comes";

  private static boolean timedOut(MigrationOutcome.Failed failed) {
    return failed.sqlState().filter(TIMEOUTS::contains).isPresent();
  }
}
