package dev.evenkeel.report.trail.page;

import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.record.ChangeState;
import dev.evenkeel.trail.record.Detail;
import dev.evenkeel.trail.record.Remembered;
import dev.evenkeel.trail.state.Compared;
import dev.evenkeel.trail.state.Exempted;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that an auditor is shown of a change.
 *
 * @param records oldest first
 * @param state what follows from them
 * @param separation whether nobody let through what they made
 * @param compared the newest comparison, with what it found where the log keeps it
 * @param drills each drill whose record is in the log, the newest of its kind first
 * @param exempted what was let pass
 * @param head the log's head that proves it
 * @param witnessing who beside the log has seen its heads
 */
public record Dossier(
    String change,
    List<Remembered> records,
    ChangeState state,
    Separation separation,
    Optional<Compared> compared,
    List<Drill> drills,
    List<Exempted> exempted,
    Checkpoint head,
    Witnessing witnessing) {
  public Dossier {
    records = List.copyOf(records);
    drills = List.copyOf(drills);
    exempted = List.copyOf(exempted);
  }

  /** Who approved, held against who made the change and who brought it out. */
  public record Separation(Kept kept, String says) {
    /** What can be said of it. */
    public enum Kept {
      YES,
      NO,
      NOT_KNOWN
    }
  }

  /**
   * A drill as its record tells it.
   *
   * @param kind half-deploy or rollback
   * @param about engine, tool and coverage in one line
   * @param headers of the table below
   * @param rows one for each state or unit
   */
  public record Drill(
      String kind,
      String verdict,
      long index,
      Instant since,
      String about,
      List<String> headers,
      List<List<String>> rows) {
    public Drill {
      headers = List.copyOf(headers);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /** Whether anything of it was deployed after a gate's newest verdict that was not passed. */
  public boolean wentOutAgainstTheGate() {
    var verdicts = new HashMap<Optional<String>, String>();
    boolean against = false;
    for (Remembered record : records) {
      switch (record.entry().type()) {
        case GATE_DECIDED ->
            verdicts.put(
                record.entry().environment(),
                record.detail() instanceof Detail.Checked checked
                    ? checked.verdict().orElse("inconclusive")
                    : "inconclusive");
        case DEPLOY_STARTED, DEPLOY_STAGE_DONE, DEPLOY_SUCCEEDED ->
            against |= !standing(verdicts, record.entry().environment()).equals("passed");
        default -> {}
      }
    }
    return against;
  }

  /**
   * What the gate said of a deploy there. A verdict of one environment says nothing of another;
   * where none was asked of this one, or it is not stated which, the least good of all speaks.
   */
  private static String standing(
      Map<Optional<String>, String> verdicts, Optional<String> environment) {
    if (environment.isPresent() && verdicts.containsKey(environment)) {
      return verdicts.getOrDefault(environment, "");
    }
    return verdicts.values().stream()
        .filter(verdict -> !verdict.equals("passed"))
        .findFirst()
        .orElse("passed");
  }

  /** The day by which an exception is judged: the newest record's, so that a page stays true. */
  public Instant asOf() {
    return records.getLast().entry().receivedAt();
  }
}
