/**
 * A folder of migrations from disk, as texts for {@code plan.layout}.
 *
 * <p>Lives here: reading files within bounds, and saying which could not be read. Never here: what
 * a file means. Read {@link dev.evenkeel.source.migrations.MigrationFolder} first.
 */
@NullMarked
package dev.evenkeel.source.migrations;

import org.jspecify.annotations.NullMarked;
