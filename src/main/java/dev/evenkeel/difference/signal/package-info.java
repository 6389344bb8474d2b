/**
 * What is worth knowing about two snapshots beside their differences: placeholders in force,
 * credentials and databases that both environments share, images that move under their tag. Pure;
 * each detector looks at a leaf of both sides at once, and what concerns both alike is told apart
 * from what is so on one side. Never says whether it matters: checks do. Start with {@link
 * dev.evenkeel.difference.signal.Signals}.
 */
@NullMarked
package dev.evenkeel.difference.signal;

import org.jspecify.annotations.NullMarked;
