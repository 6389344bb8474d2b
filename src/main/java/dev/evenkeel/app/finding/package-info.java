/**
 * Findings of a report, looked up by their id: from a report file, or from a comparison that is run
 * again. Judges nothing. Start with {@link dev.evenkeel.app.finding.ReportedFindings}.
 */
@NullMarked
package dev.evenkeel.app.finding;

import org.jspecify.annotations.NullMarked;
