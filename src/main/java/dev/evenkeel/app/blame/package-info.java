/**
 * Puts to each finding the commit that brought it in, where its files lie in a git repository.
 * Start with {@link dev.evenkeel.app.blame.BlamedReport}.
 */
@NullMarked
package dev.evenkeel.app.blame;

import org.jspecify.annotations.NullMarked;
