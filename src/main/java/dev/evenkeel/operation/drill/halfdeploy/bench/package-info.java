/**
 * Where a tool runs against a place: with a time limit, until nobody is left in it, and what it
 * left as one fingerprint. Everything else of a drill is done by means of this.
 *
 * <p>Lives here: {@link dev.evenkeel.operation.drill.halfdeploy.bench.Workbench}, and what holds,
 * ends and watches sessions for it. Never here: steps, points, states, or what any of them means.
 */
@NullMarked
package dev.evenkeel.operation.drill.halfdeploy.bench;

import org.jspecify.annotations.NullMarked;
