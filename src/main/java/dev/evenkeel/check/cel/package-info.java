/**
 * The Common Expression Language behind rules and formulas: the only room that knows dev.cel.
 * Expressions read values they are given and cannot reach anything else; each is bounded. Start
 * with {@link dev.evenkeel.check.cel.CelEngine}.
 */
@NullMarked
package dev.evenkeel.check.cel;

import org.jspecify.annotations.NullMarked;
