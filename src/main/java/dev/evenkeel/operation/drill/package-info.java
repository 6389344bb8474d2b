/**
 * Conducts drills: the only place that knows both the sandbox and what a drill means. It speaks to
 * ports; which server and which tool are the app's choice. Start with {@link
 * dev.evenkeel.operation.drill.RollbackDrill}.
 */
@NullMarked
package dev.evenkeel.operation.drill;

import org.jspecify.annotations.NullMarked;
