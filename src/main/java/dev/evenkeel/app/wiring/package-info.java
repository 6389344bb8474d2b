/**
 * Puts declared names to the things that bear them: a side to its sources, an allowance to its
 * formula, a check to its file. Decides nothing about environments. Start with {@link
 * dev.evenkeel.app.wiring.Comparisons}.
 */
@NullMarked
package dev.evenkeel.app.wiring;

import org.jspecify.annotations.NullMarked;
