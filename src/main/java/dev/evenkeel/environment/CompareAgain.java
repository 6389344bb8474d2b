package dev.evenkeel.environment;

import dev.evenkeel.environment.Declaration.Again;
import java.time.Duration;
import java.util.Optional;

/** Reads how often {@code compare:} is made again, and complains where it would never be fresh. */
final class CompareAgain {
  private static final String MAX_AGE = "maxAge";

  private CompareAgain() {}

  static Optional<Again> read(Fields compare) {
    Optional<Duration> every = compare.string("every").flatMap(Spans::parse);
    Optional<Duration> maxAge = compare.string(MAX_AGE).flatMap(Spans::parse);
    if (every.isEmpty()) {
      compare
          .scalar(MAX_AGE)
          .ifPresent(
              node ->
                  compare
                      .complaints()
                      .add(
                          node,
                          "compare.maxAge stands without compare.every",
                          "an age of comparisons that the service makes by itself",
                          "say how often with every, or remove maxAge; `trail state"
                              + " --comparison-limit` is for comparisons that others record"));
      return Optional.empty();
    }
    Duration good = maxAge.orElse(Again.USUAL_AGE);
    if (every.get().compareTo(good) > 0) {
      compare
          .scalar("every")
          .ifPresent(
              node ->
                  compare
                      .complaints()
                      .add(
                          node,
                          "compare.every is longer than "
                              + (maxAge.isPresent()
                                  ? "compare.maxAge"
                                  : "24h, for which a comparison is good where compare.maxAge is"
                                      + " not said"),
                          "a comparison at least as often as the one before it grows too old",
                          "compare more often, or raise maxAge"));
    }
    return Optional.of(new Again(every.get(), good));
  }
}
