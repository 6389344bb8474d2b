package dev.evenkeel.drill.halfdeploy;

import java.util.List;
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
 * @param newWrites the step taken back once the new version has written; empty where nobody asked
 * @param others runners that meet the state
 */
public record Probes(
    Tried<Forward> forward,
    Optional<Boolean> settled,
    Tried<Backward> backward,
    boolean historyTrue,
    boolean saidDone,
    OldCode oldCode,
    Optional<NewWrites> newWrites,
    Others others) {
  /** Whether the running version works on the state: on fresh and on pre-warmed connections. */
  public sealed interface OldCode {
    /**
     * No query was given that works before the deploy.
     *
     * @param leftOut how many were given
     */
    record NotAsked(int leftOut) implements OldCode {
      public NotAsked() {
        this(0);
      }
    }

    /** Every query ran. */
    record Works(int queries) implements OldCode {}

    /**
     * Some did not.
     *
     * @param refusals those on fresh connections first; never empty
     * @param queries how many were asked
     */
    record Breaks(List<Refusal> refusals, int queries) implements OldCode {
      public Breaks {
        refusals = List.copyOf(refusals);
      }

      /** The one to show where there is room for one. */
      public Refusal first() {
        return refusals.getFirst();
      }
    }

    /**
     * A query that was not answered.
     *
     * @param where {@code fresh} or {@code warmed}
     */
    record Refusal(String where, String query, String said) {
      /** A connection that was made when the state was there. */
      public static final String FRESH = "fresh";

      /** A connection that was at work before the deploy began. */
      public static final String WARMED = "warmed";
    }

    /** What was not answered; empty where nothing was asked. */
    default List<Refusal> refused() {
      return this instanceof Breaks breaks ? breaks.refusals() : List.of();
    }

    /** How many queries were asked. */
    default int asked() {
      return switch (this) {
        case NotAsked none -> 0;
        case Works works -> works.queries();
        case Breaks breaks -> breaks.queries();
      };
    }
  }

  /** The same, with what came of other runners. */
  public Probes with(Others met) {
    return new Probes(forward, settled, backward, historyTrue, saidDone, oldCode, newWrites, met);
  }

  /**
   * The old image started again on the state, which stays as it is: a rollback of the code alone.
   * It has fresh connections only.
   */
  public ImageOnly imageOnly() {
    return ImageOnly.of(oldCode);
  }
}
