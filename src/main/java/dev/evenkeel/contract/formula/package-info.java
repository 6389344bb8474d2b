/**
 * Schemas as formulas of logic: what a document must be, and what it must be to break one. Start
 * with {@link dev.evenkeel.contract.formula.Formula} and {@link
 * dev.evenkeel.contract.formula.Translation}.
 */
@NullMarked
package dev.evenkeel.contract.formula;

import org.jspecify.annotations.NullMarked;
