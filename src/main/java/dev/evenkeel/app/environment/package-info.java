/**
 * Finds evenkeel.yaml and has it read. Decides nothing about its content, which is the work of
 * {@code dev.evenkeel.environment}. Start with {@link
 * dev.evenkeel.app.environment.LoadEnvironments}.
 */
@NullMarked
package dev.evenkeel.app.environment;

import org.jspecify.annotations.NullMarked;
