/**
 * Renders what was found, for people and for programs; computes nothing. Start with {@link
 * dev.evenkeel.report.Report}.
 */
@NullMarked
package dev.evenkeel.report;

import org.jspecify.annotations.NullMarked;
