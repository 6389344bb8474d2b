package dev.evenkeel.operation.drill;

import dev.evenkeel.plan.Migration;
import dev.evenkeel.sandbox.MigrationOutcome;
import java.util.Optional;
import java.util.Set;

/**
 * An outcome that is no success, in words.
 *
 * @param at {@code file:line}, or the tool's name
 * @param missing whether the server named something that is not there
 */
record Said(String at, String message, boolean missing) {
  /** A table, column, object, function or schema is not there: both engines' words for it. */
  private static final Set<String> MISSING =
      Set.of("42P01", "42703", "42704", "42883", "3F000", "42S02", "42S22");

  /** Cancelled, and waited too long for a lock: PostgreSQL's words, then MariaDB's. */
  private static final Set<String> TIMEOUTS = Set.of("57014", "55P03", "70100");

  static Optional<Said> of(MigrationOutcome outcome) {
    return switch (outcome) {
      case MigrationOutcome.Done done -> Optional.empty();
      case MigrationOutcome.Failed failed ->
          Optional.of(
              new Said(
                  failed.at(),
                  failed.message() + (timedOut(failed) ? SLOW : ""),
                  failed.sqlState().filter(MISSING::contains).isPresent()));
      case MigrationOutcome.Hung hung ->
          Optional.of(new Said(hung.at(), "did not end within " + hung.waitedFor() + SLOW, false));
    };
  }

  /** As {@link #of}, and a tool that ended well without having applied the migration. */
  static Optional<Said> of(MigrationOutcome outcome, Migration wanted) {
    if (outcome instanceof MigrationOutcome.Done done && !done.applied().contains(wanted.id())) {
      return Optional.of(
          new Said(
              wanted.forth().file(),
              "the tool passed it over: another migration has its version, or its history says"
                  + " that it is applied",
              false));
    }
    return of(outcome);
  }

  private static final String SLOW = "; it loops, or waits for something that never comes";

  private static boolean timedOut(MigrationOutcome.Failed failed) {
    return failed.sqlState().filter(TIMEOUTS::contains).isPresent();
  }
}
