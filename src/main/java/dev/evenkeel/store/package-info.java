/**
 * Adapters that keep a log: SQLite by default. Each implements {@link dev.evenkeel.trail.Storage}
 * or {@link dev.evenkeel.trail.HighWater} and decides nothing.
 */
@NullMarked
package dev.evenkeel.store;

import org.jspecify.annotations.NullMarked;
