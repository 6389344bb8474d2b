package dev.evenkeel.operation.drill.halfdeploy.leg;

import dev.evenkeel.drill.halfdeploy.Direction;
import dev.evenkeel.drill.halfdeploy.Fingerprint;
import dev.evenkeel.drill.halfdeploy.Trace;
import dev.evenkeel.sandbox.MigrationOutcome;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * One direction of one step: what is stopped.
 *
 * @param places copies of where it begins
 * @param begins what is there
 * @param ends what the uninterrupted run leaves
 */
public record Leg(
    Step step,
    Trace trace,
    Function<DataSource, MigrationOutcome> tool,
    Places places,
    Fingerprint begins,
    Fingerprint ends) {
  public Direction direction() {
    return trace.direction();
  }
}
