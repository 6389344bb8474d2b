/**
 * Looks at the two environments of {@code compare:} again and again while a service runs. Start
 * with {@link dev.evenkeel.app.lookout.Lookout}.
 */
@NullMarked
package dev.evenkeel.app.lookout;

import org.jspecify.annotations.NullMarked;
