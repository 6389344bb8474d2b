package dev.evenkeel.trail.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Two environments that the service compares by itself, as the process that is asked knows it. No
 * record says any of this: it is over when the process ends.
 *
 * @param every how often it looks
 * @param limit how long what it saw stays good
 * @param seen when it last looked and saw what a record says already
 * @param record that record
 * @param next when it looks again
 * @param since when the look that is under way began
 * @param elsewhere whether another replica looks in the place of this process
 * @param trouble what kept its last look from being recorded
 * @param newest the newest comparison that the log has of the right one
 */
public record Watched(
    String left,
    String right,
    Optional<String> project,
    Duration every,
    Duration limit,
    Optional<Instant> seen,
    Optional<Long> record,
    Instant next,
    Optional<Instant> since,
    boolean elsewhere,
    Optional<String> trouble,
    Optional<Compared> newest) {

  /** How the log's names begin under which such comparisons are filed. */
  public static final String CHANGE = "compare:";

  static final String RUNBOOK = "docs/operations.md, \"A comparison is late, or could not look\"";

  /** Whether its records are filed under an environment. */
  public boolean isAbout(Optional<String> ofProject, String environment) {
    return project.equals(ofProject) && right.equals(environment);
  }

  public Watched with(Optional<Compared> compared) {
    return new Watched(
        left, right, project, every, limit, seen, record, next, since, elsewhere, trouble,
        compared);
  }

  /** Until when the newest comparison proves something; nothing where it proves nothing. */
  public Optional<Instant> provenUntil(Instant now) {
    return newest
        .filter(compared -> !compared.verdict().equals("inconclusive"))
        .map(compared -> lastSeen(compared).plus(compared.limit().orElse(limit)))
        .filter(end -> !end.isBefore(now));
  }

  /** When what a comparison says was last seen to be so. */
  public Instant lastSeen(Compared compared) {
    return record
        .filter(index -> index == compared.index())
        .flatMap(same -> seen)
        .filter(compared.since()::isBefore)
        .orElse(compared.since());
  }
}
