/**
 * Conducts a half-deploy drill: runs every step once cleanly, stops it at its points, looks at what
 * is left, and tries every way out of every distinct state.
 *
 * <p>Start with {@link dev.evenkeel.operation.drill.halfdeploy.DrillHalfDeploy}. What a state means
 * is {@code drill.halfdeploy}'s; servers and tools are behind {@code sandbox}'s ports.
 */
@NullMarked
package dev.evenkeel.operation.drill.halfdeploy;

import org.jspecify.annotations.NullMarked;
