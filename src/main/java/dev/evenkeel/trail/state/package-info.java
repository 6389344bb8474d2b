/**
 * How an environment stands, by its records alone. Pure: the same records and the same moment give
 * the same state, and whatever is said names the record it rests on. Start with {@link
 * dev.evenkeel.trail.state.EnvironmentState}.
 */
@NullMarked
package dev.evenkeel.trail.state;

import org.jspecify.annotations.NullMarked;
