/**
 * Where a deploy goes on or stops: the only room that decides. Start with {@link
 * dev.evenkeel.gate.Gate}.
 */
@NullMarked
package dev.evenkeel.gate;

import org.jspecify.annotations.NullMarked;
