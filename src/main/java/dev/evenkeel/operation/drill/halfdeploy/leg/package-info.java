/**
 * One direction of one step, which is what is stopped: where it begins and ends, its calls, and
 * copies of its beginning.
 *
 * <p>Lives here: {@link dev.evenkeel.operation.drill.halfdeploy.leg.Leg}. Never here: a stop, and
 * what one leaves.
 */
@NullMarked
package dev.evenkeel.operation.drill.halfdeploy.leg;

import org.jspecify.annotations.NullMarked;
