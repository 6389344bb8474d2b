/**
 * Asks the history of the files that were compared which commit brought a difference in. Runs the
 * {@code git} on the PATH, reads only, and never fetches. Start with {@link
 * dev.evenkeel.source.git.Blame}.
 */
@NullMarked
package dev.evenkeel.source.git;

import org.jspecify.annotations.NullMarked;
