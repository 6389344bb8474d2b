package dev.evenkeel.drill.halfdeploy;

import dev.evenkeel.plan.Fault;

/**
 * What decides which state a stopped run leaves: what dies, what was committed before anybody
 * noticed, and whose error it was. Points of one scene leave the same state, which is not assumed
 * but hit: at least once, and at both ends of every transaction.
 *
 * @param committed how many commits of the run had landed when the tool noticed
 * @param connection which connection died; -1 where all of them did
 * @param noticed whether the tool ever met the fault
 * @param within the call that was stopped in its middle; -1 where it was none
 */
public record Scene(Fault fault, int committed, int connection, boolean noticed, int within) {}
