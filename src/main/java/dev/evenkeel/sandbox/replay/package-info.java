/**
 * Migration tools that are not run but followed: what each sends in one go, what it wraps in a
 * transaction, how it locks, and what it writes into its history and when. Every word to the
 * database goes through the data source that was given, so that it can be cut at any call.
 *
 * <p>Lives here: {@link dev.evenkeel.sandbox.replay.Replayer}, one {@link
 * dev.evenkeel.sandbox.replay.Protocol} for each tool. Never here: a rule about a tool's files
 * ({@code plan.layout} has them), or what an outcome means. {@code ReplayAgainstToolTest} holds the
 * protocols against the tools themselves.
 */
@NullMarked
package dev.evenkeel.sandbox.replay;

import org.jspecify.annotations.NullMarked;
