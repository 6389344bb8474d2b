package dev.evenkeel.sandbox;

import java.util.List;
import java.util.Optional;

/** What a tool said. That it said success proves nothing: the state is looked at apart from it. */
public sealed interface MigrationOutcome {
  /**
   * The tool ended without an error.
   *
   * @param applied ids of the migrations it says it applied or took back
   */
  record Done(List<String> applied) implements MigrationOutcome {
    public Done {
      applied = List.copyOf(applied);
    }
  }

  /**
   * The tool ended with an error.
   *
   * @param migration id of the migration at which it stopped, where it is known
   * @param at {@code file:line}, or the tool's name
   * @param sqlState of the server, where the error came from there
   * @param message first line of what the server or the tool said
   */
  record Failed(Optional<String> migration, String at, Optional<String> sqlState, String message)
      implements MigrationOutcome {}

  /** The tool did not end in the time it was given, and was stopped. */
  record Hung(String at, String waitedFor) implements MigrationOutcome {}
}
