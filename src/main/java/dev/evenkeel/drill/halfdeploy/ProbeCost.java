package dev.evenkeel.drill.halfdeploy;

/**
 * What one probe cost a drill.
 *
 * @param probe the record's word for it
 * @param asked how often
 * @param millis of all of them together, also where several ran side by side
 */
public record ProbeCost(String probe, int asked, long millis) {}
