/**
 * Stops a tool at its points, for real: which of them are hit, how often one is tried, which follow
 * from a hit, and how many die of one crash.
 *
 * <p>Lives here: {@link dev.evenkeel.operation.drill.halfdeploy.stopping.LegDrill}. Never here:
 * what is asked of what a stop leaves; that is handed to an {@link
 * dev.evenkeel.operation.drill.halfdeploy.stopping.Aftermath}.
 */
@NullMarked
package dev.evenkeel.operation.drill.halfdeploy.stopping;

import org.jspecify.annotations.NullMarked;
