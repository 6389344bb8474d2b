/**
 * A record that could not be sent when it was made: what is kept of it, and what it becomes when it
 * is sent late. Start with {@link dev.evenkeel.operation.spool.SpooledRecord}.
 */
@NullMarked
package dev.evenkeel.operation.spool;

import org.jspecify.annotations.NullMarked;
