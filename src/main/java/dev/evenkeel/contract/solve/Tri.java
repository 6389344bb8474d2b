package dev.evenkeel.contract.solve;

import java.util.Optional;

/** True, false, or nobody knows. */
enum Tri {
  YES,
  NO,
  UNKNOWN;

  static Tri of(boolean truth) {
    return truth ? YES : NO;
  }

  static Tri of(Optional<Boolean> truth) {
    return truth.map(Tri::of).orElse(UNKNOWN);
  }

  Tri not() {
    return switch (this) {
      case YES -> NO;
      case NO -> YES;
      case UNKNOWN -> UNKNOWN;
    };
  }

  Tri is(boolean positive) {
    return positive ? this : not();
  }

  Tri and(Tri other) {
    return this == NO || other == NO ? NO : this == YES && other == YES ? YES : UNKNOWN;
  }

  Tri or(Tri other) {
    return not().and(other.not()).not();
  }
}
