/**
 * What a person says of a half-deploy drill: which points, what dies there, who answers for the
 * deploy, and what is known of the versions that meet at it.
 *
 * <p>Lives here: {@link dev.evenkeel.operation.drill.halfdeploy.terms.Terms} and what it is made
 * of. Never here: anything that connects, runs or decides.
 */
@NullMarked
package dev.evenkeel.operation.drill.halfdeploy.terms;

import org.jspecify.annotations.NullMarked;
