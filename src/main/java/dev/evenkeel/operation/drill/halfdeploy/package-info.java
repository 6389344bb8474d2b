/**
 * Conducts a half-deploy drill: runs every step once cleanly, stops it at its points, looks at what
 * is left, and tries every way out of every distinct state.
 *
 * <p>Start with {@link dev.evenkeel.operation.drill.halfdeploy.DrillHalfDeploy}. Lives here: who
 * asks what when, the states that are known, and the record they become. Never here: how any of it
 * is done. That is in the rooms below, none of which knows this one: {@code terms}, what a person
 * says of the drill; {@code bench}, a tool at a place; {@code leg}, what is stopped; {@code
 * tracing}, what its calls made durable; {@code stopping}, the hits; {@code probing}, what is asked
 * of a state; {@code wayout}, the ways out of one. What a state means is {@code
 * drill.halfdeploy}'s; servers and tools are behind {@code sandbox}'s ports.
 */
@NullMarked
package dev.evenkeel.operation.drill.halfdeploy;

import org.jspecify.annotations.NullMarked;
