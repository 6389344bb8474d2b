package dev.evenkeel.drill.rollback;

import dev.evenkeel.drill.Observation;
import java.util.List;
import java.util.Optional;

/**
 * What was done with one unit and seen of it, before anybody judges.
 *
 * @param unit the migration's id
 * @param file where its way forth stands
 */
public record Trial(String unit, String file, Ran ran) {
  /** How far it came. */
  public sealed interface Ran {}

  /**
   * Nothing may be said of it.
   *
   * @param why what was seen
   * @param tried whether the way forth was run at all
   */
  public record Undecided(String why, boolean tried) implements Ran {}

  /**
   * The way forth ended without an error.
   *
   * @param before what the way back must restore
   * @param after what the way forth made of it
   * @param unseeded paths of tables that took no row: of their rows nothing may be said
   * @param untold those of them that the scripts name
   */
  public record Applied(
      Observation before,
      Observation after,
      WentBack back,
      List<String> unseeded,
      List<String> untold)
      implements Ran {
    public Applied {
      unseeded = List.copyOf(unseeded);
      untold = List.copyOf(untold);
    }

    public Applied(Observation before, Observation after, WentBack back, List<String> unseeded) {
      this(before, after, back, unseeded, List.of());
    }

    public Applied(Observation before, Observation after, WentBack back) {
      this(before, after, back, List.of());
    }
  }

  /** What there is of a way back, and what came of it. */
  public sealed interface WentBack {}

  /** The folder has none. */
  public record NoScript() implements WentBack {}

  /** There is a script, and nothing in it for the server. */
  public record EmptyScript() implements WentBack {}

  /**
   * The way back ended with an error, or did not end.
   *
   * @param at {@code file:line}
   * @param message what was said
   * @param left what it left, where that could be read
   */
  public record Broke(String at, String message, Optional<Observation> left) implements WentBack {}

  /**
   * The way back ended without an error.
   *
   * @param left what it left
   * @param again the way forth once more
   */
  public record Ended(Observation left, Again again) implements WentBack {}

  /** The way forth, once more. */
  public sealed interface Again {}

  /** It ended, and this is what is there. */
  public record Repeated(Observation found) implements Again {}

  /** It ended with an error. */
  public record Refused(String at, String message) implements Again {}
}
