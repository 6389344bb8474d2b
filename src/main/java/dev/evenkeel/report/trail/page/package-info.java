/**
 * The trail as pages for people: without a script, the same with a server and in an evidence pack.
 * Renders what it is given and computes nothing. Start with {@link
 * dev.evenkeel.report.trail.page.ChangePage}; all foreign text goes through {@link
 * dev.evenkeel.report.trail.page.Markup}.
 */
@NullMarked
package dev.evenkeel.report.trail.page;

import org.jspecify.annotations.NullMarked;
