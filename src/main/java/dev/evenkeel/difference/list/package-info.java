/**
 * What the elements of a list are to each other: a mapping by key, a set, a sequence; and which
 * element of one side belongs to which of the other where keys say so. Aligning sequences and
 * comparing the elements themselves is not done here. Start with {@link
 * dev.evenkeel.difference.list.ListRule}.
 */
@NullMarked
package dev.evenkeel.difference.list;

import org.jspecify.annotations.NullMarked;
