package dev.evenkeel.operation.drill.halfdeploy.stopping;

import dev.evenkeel.operation.drill.Limits;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** What a drill may cost, and whether it is used up. */
public final class Spending {
  private final long end;
  private final boolean timed;
  private final int most;
  private final AtomicInteger points = new AtomicInteger();
  private volatile boolean refused;

  public Spending(Limits limits) {
    this.timed = limits.budget().isPresent();
    this.end = System.nanoTime() + limits.budget().map(Duration::toNanos).orElse(0L);
    this.most = limits.units();
  }

  /** Whether one more point may be hit; counts it. */
  boolean allows() {
    boolean in = (!timed || System.nanoTime() < end) && points.incrementAndGet() <= most;
    refused |= !in;
    return in;
  }

  /** What was left out, as a sentence; empty where nothing was. */
  public Optional<String> left() {
    return refused
        ? Optional.of("the budget was spent before every point was hit; raise --budget")
        : Optional.empty();
  }
}
