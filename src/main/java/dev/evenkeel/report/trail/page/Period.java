package dev.evenkeel.report.trail.page;

import dev.evenkeel.trail.Population;
import dev.evenkeel.trail.Population.Member;
import java.util.List;
import java.util.Optional;

/**
 * An environment's records of a period, and what of them an auditor drew.
 *
 * @param population every record
 * @param project whose environment, where stated
 * @param seed the auditor's own text; empty where no sample is asked for
 * @param sample the records that were drawn
 * @param emergencies changes that were brought out as emergencies
 * @param witnessing who beside the log has seen its heads
 */
public record Period(
    Population population,
    Optional<String> project,
    String seed,
    List<Member> sample,
    List<Emergency> emergencies,
    Witnessing witnessing) {
  public Period {
    sample = List.copyOf(sample);
    emergencies = List.copyOf(emergencies);
  }

  /**
   * A change that could not wait.
   *
   * @param reviewed whether a post_review of it is recorded
   */
  public record Emergency(String change, Optional<String> why, boolean reviewed) {}
}
