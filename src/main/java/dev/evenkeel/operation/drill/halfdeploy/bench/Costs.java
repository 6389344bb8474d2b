package dev.evenkeel.operation.drill.halfdeploy.bench;

import dev.evenkeel.drill.halfdeploy.ProbeCost;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

/** Adds up what each probe costs. */
public final class Costs {
  private record Spent(int asked, long nanos) {}

  private final ConcurrentSkipListMap<String, Spent> spent = new ConcurrentSkipListMap<>();

  /** Asks, and looks at the clock before and after. */
  public <T> T of(String probe, Supplier<T> asking) {
    long start = System.nanoTime();
    try {
      return asking.get();
    } finally {
      long took = System.nanoTime() - start;
      spent.merge(
          probe,
          new Spent(1, took),
          (one, more) -> new Spent(one.asked() + more.asked(), one.nanos() + more.nanos()));
    }
  }

  /** By the probes' names. */
  public List<ProbeCost> all() {
    return spent.entrySet().stream()
        .map(
            each ->
                new ProbeCost(
                    each.getKey(), each.getValue().asked(), each.getValue().nanos() / 1_000_000))
        .toList();
  }
}
