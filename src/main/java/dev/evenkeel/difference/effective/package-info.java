/**
 * The environment that reaches a container, whatever the way: {@code envFrom} (a later one wins),
 * then {@code env} (a later one wins), references to ConfigMaps and Secrets followed where the same
 * snapshot defines them, {@code $(NAME)} expanded from what stands earlier.
 *
 * <p>It speaks only where comparing the fields cannot: where the two sides bring a variable to a
 * container by different ways. Then the values decide, and the ways are a fact for information.
 * What goes the same way on both sides is compared where it is defined, once. What cannot be
 * followed stays as the fields have it. Start with {@link
 * dev.evenkeel.difference.effective.EffectiveEnvironment}.
 */
@NullMarked
package dev.evenkeel.difference.effective;

import org.jspecify.annotations.NullMarked;
