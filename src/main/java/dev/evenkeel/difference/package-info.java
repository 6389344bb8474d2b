/**
 * How two snapshots stand to each other: pairing, canonical forms, tokens, lists. Pure: opens
 * nothing, decides nothing, knows no allowance and no severity. Start with {@link
 * dev.evenkeel.difference.Difference}.
 */
@NullMarked
package dev.evenkeel.difference;

import org.jspecify.annotations.NullMarked;
