/**
 * Files that a framework merges into one configuration, merged as it does. Each value keeps the
 * file that won and the ones that lost. Never guesses over a file that could not be read. Start
 * with {@link dev.evenkeel.source.file.layers.LayeredSource}.
 */
@NullMarked
package dev.evenkeel.source.file.layers;

import org.jspecify.annotations.NullMarked;
