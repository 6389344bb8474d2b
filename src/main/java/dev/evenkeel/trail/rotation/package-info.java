/**
 * One key of a log taking over from another, announced in the log itself. Start with {@link
 * dev.evenkeel.trail.rotation.KeyNotice}.
 */
@NullMarked
package dev.evenkeel.trail.rotation;

import org.jspecify.annotations.NullMarked;
