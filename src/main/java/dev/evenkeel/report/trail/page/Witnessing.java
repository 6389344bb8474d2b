package dev.evenkeel.report.trail.page;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who beside the log has seen its heads, so that it could not show another history to others.
 *
 * @param standings one for each witness that the log shows its heads to; empty where there is none
 */
public record Witnessing(List<Standing> standings) {
  public static final Witnessing NONE = new Witnessing(List.of());

  public Witnessing {
    standings = List.copyOf(standings);
  }

  /**
   * One witness.
   *
   * @param newest what it cosigned last
   * @param wrong why what is kept of it does not speak for this log
   */
  public record Standing(String name, Optional<Cosigned> newest, Optional<String> wrong) {}

  /**
   * A cosignature.
   *
   * @param size of how many records
   * @param at when, by the witness's clock
   */
  public record Cosigned(long size, Instant at) {}
}
