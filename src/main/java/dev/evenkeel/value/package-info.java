/**
 * The smallest values: item paths, digests, canonical JSON. Imports the JDK only and knows no other
 * room. Start with {@link dev.evenkeel.value.ItemPath}.
 */
@NullMarked
package dev.evenkeel.value;

import org.jspecify.annotations.NullMarked;
