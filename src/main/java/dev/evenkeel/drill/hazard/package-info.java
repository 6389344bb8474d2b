/**
 * What statements of a plan did on a real server, and which known dangers that shows.
 *
 * <p>Lives here: what was observed, and hazards as facts. Never here: how it is observed, and how
 * much a hazard weighs; that is data, {@code checks/mig}. Read {@link
 * dev.evenkeel.drill.hazard.HazardFacts} first.
 */
@NullMarked
package dev.evenkeel.drill.hazard;

import org.jspecify.annotations.NullMarked;
