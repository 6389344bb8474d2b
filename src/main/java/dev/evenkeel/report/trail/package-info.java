/**
 * What a log says, for programs and terminals; pages are in {@code page}. Renders what it is given
 * and computes nothing. Start with {@link dev.evenkeel.report.trail.StateReport}.
 */
@NullMarked
package dev.evenkeel.report.trail;

import org.jspecify.annotations.NullMarked;
