/**
 * Which tree of one side belongs to which of the other, and what that does to the fields that name
 * objects. Certain or not at all: more than one candidate is {@code UNKNOWN}, never "removed and
 * added". Comparing what was paired is not done here. Start with {@link
 * dev.evenkeel.difference.pairing.Pairing}.
 */
@NullMarked
package dev.evenkeel.difference.pairing;

import org.jspecify.annotations.NullMarked;
