/**
 * What a drill saw at every point where a plan was stopped, and what that means. Values in, values
 * out: whoever runs the drill is {@code operation.drill}, and the servers are {@code sandbox}'s.
 *
 * <p>Lives here: states and their verdicts, ways back, the drill record, runbook entries. Never
 * here: a connection, a clock, a file. Read {@link dev.evenkeel.drill.StateVerdict} and {@link
 * dev.evenkeel.drill.WayBack} first.
 */
@NullMarked
package dev.evenkeel.drill;

import org.jspecify.annotations.NullMarked;
