/**
 * Regular expressions as sets of words: whether some word matches these, does not match those and
 * has such a length, and which. Start with {@link dev.evenkeel.contract.words.Words}.
 */
@NullMarked
package dev.evenkeel.contract.words;

import org.jspecify.annotations.NullMarked;
