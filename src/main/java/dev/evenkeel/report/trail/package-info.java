/**
 * A change's trail as a page for people. Renders what it is given and computes nothing. Start with
 * {@link dev.evenkeel.report.trail.ChangePage}.
 */
@NullMarked
package dev.evenkeel.report.trail;

import org.jspecify.annotations.NullMarked;
