/**
 * Rules with a stable id that turn facts into findings. Never reads a source and never decides
 * whether a deploy goes on. Start with {@link dev.evenkeel.check.Judge}.
 */
@NullMarked
package dev.evenkeel.check;

import org.jspecify.annotations.NullMarked;
