/**
 * A reading of an environment: trees with provenance, what could not be read, secrets that can be
 * compared and not printed, and the port {@link dev.evenkeel.snapshot.Source}. Never opens a file
 * and never compares. Start with {@link dev.evenkeel.snapshot.Node}.
 */
@NullMarked
package dev.evenkeel.snapshot;

import org.jspecify.annotations.NullMarked;
