/**
 * Where a deploy can be stopped, what is left there, and what that means.
 *
 * <p>A {@link dev.evenkeel.drill.halfdeploy.Trace} of an uninterrupted run enumerates the points;
 * points that must leave the same state share a {@link dev.evenkeel.drill.halfdeploy.Scene}; what
 * was found is a {@link dev.evenkeel.drill.halfdeploy.Fingerprint}; what was asked of each distinct
 * one are {@link dev.evenkeel.drill.halfdeploy.Probes}. Never here: a connection, a clock, a file.
 */
@NullMarked
package dev.evenkeel.drill.halfdeploy;

import org.jspecify.annotations.NullMarked;
