/**
 * What a system puts in by itself: fields that mean a known value where they are absent, and fields
 * that a server wrote and nobody declared. Small tables, reviewed line by line; what does not stand
 * here is a difference. Start with {@link dev.evenkeel.difference.defaults.Defaults}.
 */
@NullMarked
package dev.evenkeel.difference.defaults;

import org.jspecify.annotations.NullMarked;
