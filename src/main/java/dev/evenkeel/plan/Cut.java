package dev.evenkeel.plan;

/**
 * Where a run is to be stopped, and how.
 *
 * @param boundary index of the call in the run
 */
public record Cut(int boundary, Phase phase, Fault fault) {}
