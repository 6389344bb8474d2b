/**
 * What a deploy does to a database, in order, each step beside its undo, and where it can be
 * stopped. Reading a folder is given; recognising a layout, splitting a script and enumerating are
 * pure.
 *
 * <p>Lives here: {@link dev.evenkeel.plan.Plan}, migrations, layouts, statements, hazards that the
 * text alone shows. Never here: files, servers, verdicts. Read {@link dev.evenkeel.plan.Plan}
 * first.
 */
@NullMarked
package dev.evenkeel.plan;

import org.jspecify.annotations.NullMarked;
