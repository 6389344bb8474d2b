/**
 * The verb {@code drill}: flags in, a drill record out, and the wiring of sandboxes and migration
 * tools. Start with {@link dev.evenkeel.app.cli.drill.DrillCommand}.
 */
@NullMarked
package dev.evenkeel.app.cli.drill;

import org.jspecify.annotations.NullMarked;
