package dev.evenkeel.operation.drill;

import dev.evenkeel.plan.Plan;
import dev.evenkeel.sandbox.Migrator;

/** Makes the tool that runs a plan; a part of a plan is a plan, too. */
public interface MigratorFactory {
  Migrator of(Plan plan);

  /** Runs migrations of the drill's own, which no folder holds. */
  default Migrator control(Plan plan) {
    return of(plan);
  }
}
