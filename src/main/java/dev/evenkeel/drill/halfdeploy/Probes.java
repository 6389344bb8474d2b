package dev.evenkeel.drill.halfdeploy;

import java.util.Optional;

/**
 * What was asked of one distinct state, and answered by looking.
 *
 * @param forward the tool once more
 * @param settled whether the tool, run once more after that, changed nothing
 * @param backward the step taken back
 * @param historyTrue whether the tool's history says what is there
 * @param saidDone whether the stopped tool itself reported success in this state, which is not its
 *     goal
 * @param oldCode the old version's queries
 */
public record Probes(
    Tried<Forward> forward,
    Optional<Boolean> settled,
    Tried<Backward> backward,
    boolean historyTrue,
    boolean saidDone,
    OldCode oldCode) {
  /** Whether the running version works on the state: on fresh and on pre-warmed connections. */
  public sealed interface OldCode {
    /** No queries were given. */
    record NotAsked() implements OldCode {}

    /** Every query ran. */
    record Works(int queries) implements OldCode {}

    /**
     * One did not.
     *
     * @param where {@code fresh} or {@code warmed}
     */
    record Breaks(String where, String query, String said) implements OldCode {}
  }
}
