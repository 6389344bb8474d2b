package dev.evenkeel.operation.drill;

import java.time.Duration;

/** How many units are done, how long the rest will take, and whether the budget is spent. */
final class Clocked {
  private final Progress progress;
  private final Limits limits;
  private final int units;
  private final long began = System.nanoTime();
  private int begun;
  private int done;

  Clocked(Progress progress, Limits limits, int units) {
    this.progress = progress;
    this.limits = limits;
    this.units = units;
  }

  /** Asked before each unit; counts it where there is room for it. */
  synchronized boolean isSpent() {
    boolean late = limits.budget().filter(budget -> elapsed().compareTo(budget) > 0).isPresent();
    return late || begun++ >= limits.units();
  }

  synchronized void done(String unit) {
    done++;
    progress.done(done, units, unit, elapsed().multipliedBy(units - done).dividedBy(done));
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - began);
  }
}
