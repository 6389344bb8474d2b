/**
 * Where a field of a tree stands in the API it belongs to, so that what is known of a pod, a
 * container or a claim is written down once, wherever kinds embed them. Knows places only: what a
 * field means stands in the tables of its users. Start with {@link
 * dev.evenkeel.difference.field.ApiPlace}.
 */
@NullMarked
package dev.evenkeel.difference.field;

import org.jspecify.annotations.NullMarked;
