/**
 * The verb {@code trail}: flags in, text out, and the wiring of a log's directory. Start with
 * {@link dev.evenkeel.app.cli.trail.TrailCommand}.
 */
@NullMarked
package dev.evenkeel.app.cli.trail;

import org.jspecify.annotations.NullMarked;
