/**
 * One class for each thing a user asks. Puts the rooms together and holds no rule of its own; reads
 * the world only through ports it is given. Start with {@link dev.evenkeel.operation.Compare}.
 */
@NullMarked
package dev.evenkeel.operation;

import org.jspecify.annotations.NullMarked;
