/**
 * Learns from a run that nobody stops which calls a tool makes, and which of them made something
 * durable: seen from the server, or told from the texts where no server shows it.
 *
 * <p>Lives here: {@link dev.evenkeel.operation.drill.halfdeploy.tracing.Watermarks} and its
 * witnesses. Never here: a cut; whoever traces changes nothing of what the tool meets.
 */
@NullMarked
package dev.evenkeel.operation.drill.halfdeploy.tracing;

import org.jspecify.annotations.NullMarked;
