/**
 * Drill records in every format. A record becomes a {@link dev.evenkeel.report.drill.DrillPage},
 * and each format renders that page; JSON is the record itself.
 */
@NullMarked
package dev.evenkeel.report.drill;

import org.jspecify.annotations.NullMarked;
