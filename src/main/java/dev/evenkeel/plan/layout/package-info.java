/**
 * How each migration tool lays its files out: which files it takes, in which order, what it sends
 * in one go and what it wraps in a transaction. Each rule is the tool's own, odd ones included: a
 * drill that tidied a file up would drill another file.
 *
 * <p>Enter by {@link dev.evenkeel.plan.layout.Layouts#read}: texts in, {@link
 * dev.evenkeel.plan.Plan} out. A layout is one {@link dev.evenkeel.plan.layout.LayoutReader}; what
 * it cannot take as a migration goes into the plan's problems. Never here: reading a file. {@code
 * docs/layouts.md} says what is read how.
 */
@NullMarked
package dev.evenkeel.plan.layout;

import org.jspecify.annotations.NullMarked;
