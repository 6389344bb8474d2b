/**
 * Flyway as it is: the library itself runs, in process, against whatever data source it is given.
 * Its free edition has no undo, so the way back of its {@code U} scripts is replayed.
 *
 * <p>Lives here: {@link dev.evenkeel.sandbox.flyway.FlywayMigrator}. Never here: cuts, verdicts, or
 * a change of how Flyway works.
 */
@NullMarked
package dev.evenkeel.sandbox.flyway;

import org.jspecify.annotations.NullMarked;
