package dev.evenkeel.report.trail.page;

import dev.evenkeel.trail.note.Checkpoint;
import dev.evenkeel.trail.state.EnvironmentState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a log is about.
 *
 * @param environments each with how it stands
 * @param changes some changes, the newest first
 * @param older from where the next page goes on, where there are more
 * @param head the log's head as of the reading
 */
public record Overview(
    List<EnvironmentState> environments,
    List<Row> changes,
    Optional<Long> older,
    Optional<Checkpoint> head) {
  public Overview {
    environments = List.copyOf(environments);
    changes = List.copyOf(changes);
  }

  /**
   * A change in one line.
   *
   * @param stands how far it has come; why that is not known, where it is not
   * @param gate the newest verdict of the gate
   * @param last when the newest record about it was taken
   * @param records how many there are
   */
  public record Row(
      String change,
      String stands,
      Optional<String> why,
      Optional<String> gate,
      Instant last,
      int records) {}
}
