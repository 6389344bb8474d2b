/**
 * Runs a plan's statements one by one on a place of their own, and looks at what the server does
 * for each: locks, rewrites, scans. The tool under drill is not touched, and meets nothing of it.
 *
 * <p>Lives here: what is asked of the server. Never here: what an answer means; that is {@code
 * drill.hazard}. Read {@link dev.evenkeel.operation.drill.hazard.ObserveStatements} first.
 */
@NullMarked
package dev.evenkeel.operation.drill.hazard;

import org.jspecify.annotations.NullMarked;
