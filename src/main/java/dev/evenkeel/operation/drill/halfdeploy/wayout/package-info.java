/**
 * Finds for a state a way out that was really walked, and writes it down: the tool's own ways
 * first, then what a person has to write.
 *
 * <p>Lives here: {@link dev.evenkeel.operation.drill.halfdeploy.wayout.Runbooks}. Never here: a way
 * that nobody has walked in the sandbox.
 */
@NullMarked
package dev.evenkeel.operation.drill.halfdeploy.wayout;

import org.jspecify.annotations.NullMarked;
