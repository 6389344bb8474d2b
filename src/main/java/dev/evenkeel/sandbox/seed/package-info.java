/**
 * Rows made from the constraints of a database. What a table wants is read from the catalog, values
 * are thought out without a server ({@link dev.evenkeel.sandbox.seed.Values}), and the server says
 * which of them it takes: what a constraint means is not guessed, it is tried.
 *
 * <p>Read {@link dev.evenkeel.sandbox.seed.ConstraintSeeder} first.
 */
@NullMarked
package dev.evenkeel.sandbox.seed;

import org.jspecify.annotations.NullMarked;
