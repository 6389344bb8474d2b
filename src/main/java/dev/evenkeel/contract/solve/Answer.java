package dev.evenkeel.contract.solve;

import dev.evenkeel.contract.Json;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Whether there is a value of which the formulas are true. */
public sealed interface Answer {
  /** There is none. */
  record None() implements Answer {}

  /** This is one. */
  record Found(Json value) implements Answer {}

  /**
   * Nobody knows.
   *
   * @param reasons what could not be decided
   * @param guess a value that may be one, to be tried
   */
  record Undecided(List<String> reasons, Optional<Json> guess) implements Answer {
    public Undecided {
      reasons = List.copyOf(new TreeSet<>(reasons));
    }
  }

  /** There is none. */
  static Answer none() {
    return new None();
  }

  static Answer undecided(String reason) {
    return new Undecided(List.of(reason), Optional.empty());
  }

  static Answer undecided(String reason, Json guess) {
    return new Undecided(List.of(reason), Optional.of(guess));
  }

  /** The value, certain or guessed. */
  default Optional<Json> candidate() {
    return switch (this) {
      case None none -> Optional.empty();
      case Found(Json found) -> Optional.of(found);
      case Undecided undecided -> undecided.guess();
    };
  }

  default List<String> reasons() {
    return this instanceof Undecided undecided ? undecided.reasons() : List.of();
  }
}
