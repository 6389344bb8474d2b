/**
 * When two spellings are one value: quantities, durations, image references, URLs, address ranges,
 * schedules, and which field of a tree is declared to hold which. Never decides what a difference
 * means and never guesses a type that nothing declares: an undeclared {@code "8080"} stays a
 * string. Start with {@link dev.evenkeel.difference.canonical.ValueType}.
 */
@NullMarked
package dev.evenkeel.difference.canonical;

import org.jspecify.annotations.NullMarked;
