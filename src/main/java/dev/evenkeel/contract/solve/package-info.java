/**
 * Looks for a value of which several formulas are true at once: there is one, there is none, or it
 * was not found out. Start with {@link dev.evenkeel.contract.solve.Solver}.
 */
@NullMarked
package dev.evenkeel.contract.solve;

import org.jspecify.annotations.NullMarked;
