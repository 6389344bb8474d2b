/**
 * Where one SQL statement ends and the next begins, by dialect: quotes, dollar quotes, nested
 * comments, bodies of routines, {@code DELIMITER}. Nothing is rewritten: every character of a
 * script belongs to exactly one token.
 *
 * <p>Lives here: the lexer and the splitter. Never here: what a statement means, or which tool
 * sends it. Read {@link dev.evenkeel.plan.statement.Statements} first.
 */
@NullMarked
package dev.evenkeel.plan.statement;

import org.jspecify.annotations.NullMarked;
