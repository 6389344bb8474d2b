package dev.evenkeel.operation.drill.halfdeploy.bench;

import dev.evenkeel.sandbox.MigrationOutcome;

/** How a run of a tool ended, and how long it took. */
public record Ran(MigrationOutcome outcome, long millis) {
  public boolean done() {
    return outcome instanceof MigrationOutcome.Done;
  }

  public boolean hung() {
    return outcome instanceof MigrationOutcome.Hung;
  }

  /** What was said, in one line; empty where the tool reports success. */
  public String said() {
    return switch (outcome) {
      case MigrationOutcome.Done done -> "";
      case MigrationOutcome.Failed failed -> failed.at() + ": " + failed.message();
      case MigrationOutcome.Hung hung -> hung.at() + ": " + hung.waitedFor();
    };
  }
}
