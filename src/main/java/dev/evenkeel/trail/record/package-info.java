/**
 * What is remembered about a change: the kinds of records, the leaf that stands in the tree for
 * one, salted commitments to bodies, and the state that follows from the records. Pure. Start with
 * {@link dev.evenkeel.trail.record.Entry}.
 */
@NullMarked
package dev.evenkeel.trail.record;

import org.jspecify.annotations.NullMarked;
