/**
 * What is asked of one state: to go on, to go back, to run beside another or after a newer one, and
 * what the versions of the application say to it. Each asks on a copy and says what was seen.
 *
 * <p>Lives here: one class for each question; read {@link
 * dev.evenkeel.operation.drill.halfdeploy.probing.Prober} first. Never here: which state is asked,
 * and what the answers are worth; that is {@code drill.halfdeploy}'s.
 */
@NullMarked
package dev.evenkeel.operation.drill.halfdeploy.probing;

import org.jspecify.annotations.NullMarked;
