/**
 * What a user asks of the log: remember this, show that change, does it hold. Start with {@link
 * dev.evenkeel.operation.trail.RecordEntry}.
 */
@NullMarked
package dev.evenkeel.operation.trail;

import org.jspecify.annotations.NullMarked;
