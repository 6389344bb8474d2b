/**
 * A runbook on paper, and where a database stands in it. Start with {@link
 * dev.evenkeel.report.runbook.RunbookReport}.
 */
@NullMarked
package dev.evenkeel.report.runbook;

import org.jspecify.annotations.NullMarked;
